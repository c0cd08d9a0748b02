package dev.hone.local.command.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.TestHouses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    private static final byte[] FINISHED = {(byte) 0xa8, (byte) 0xab, 0x0b, (byte) 0xf0, 1, 2, 3};

    @TempDir
    private Path folder;

    private House house;
    private Path jar;

    @BeforeEach
    void build() throws IOException {
        house = TestHouses.in(folder);
        house.create();
        jar = Files.writeString(folder.resolve("program.jar"), "first");
    }

    @Test
    void staysTheSameWhileTheJarsDo() {
        assertThat(archive("ui")).isEqualTo(archive("ui"));
    }

    @Test
    void isAnotherOneWhenAJarWasBuiltAnewAndTheOldOneGoes() throws IOException {
        Path before = Files.write(archive("ui"), FINISHED);
        Path other = Files.createFile(archive("s3"));
        Files.writeString(jar, "second, and longer");

        assertThat(archive("ui")).isNotEqualTo(before);
        assertThat(before).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void oneThatWasNotFinishedGoes() throws IOException {
        Path finished = Files.write(archive("ui"), FINISHED);
        Path unfinished = Files.write(archive("s3"), new byte[100]);

        assertThat(archive("ui")).isEqualTo(finished).exists();
        assertThat(archive("s3")).isEqualTo(unfinished).doesNotExist();
    }

    private Path archive(String program) {
        return ClassArchive.of(house, program, jar.toString()).file();
    }
}
