package dev.hone.local.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnfinishedObjectsTest {
    private Path folder;
    private Path aside;

    /** Not in the system's folder for such things, whose file system may keep no attributes. */
    @BeforeEach
    void makeFolders() throws IOException {
        Path work = Files.createTempDirectory(Path.of("target"), "objects");
        folder = Files.createDirectory(work.resolve("s3"));
        aside = work.resolve("aside");
    }

    /** A server can be killed when the digest is noted and the name not given yet. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void arePutAside(boolean isWritten) throws IOException {
        Path unfinished = file("bucket/deep/picture.png-" + UUID.randomUUID());
        if (isWritten) {
            Files.getFileAttributeView(unfinished, UserDefinedFileAttributeView.class)
                    .write("user.content-md5", ByteBuffer.wrap(new byte[16]));
        }

        new UnfinishedObjects(folder, aside).putAside();

        assertThat(unfinished).doesNotExist();
        assertThat(aside.resolve(folder.relativize(unfinished))).hasContent("half a pic");
    }

    @Test
    void areToldFromObjectsWhoseNamesLookLikeTheirs() throws IOException {
        Path finished = file("bucket/picture-" + UUID.randomUUID());
        ObjectDigest.acknowledge(finished);
        Path plain = file("bucket/picture.png");

        new UnfinishedObjects(folder, aside).putAside();

        assertThat(finished).exists();
        assertThat(plain).exists();
        assertThat(aside).doesNotExist();
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "half a pic");
    }
}
