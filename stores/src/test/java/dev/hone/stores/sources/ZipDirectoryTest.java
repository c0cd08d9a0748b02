package dev.hone.stores.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipDirectoryTest {
    private static final int OF_AN_ENTRY = 46;

    @TempDir
    private Path folder;

    @Test
    void saysHowLongTheListIs() throws IOException {
        Path zip = Archives.zip(folder.resolve("a.zip"), Map.of("a.png", new byte[9], "monocyte/b.png", new byte[9]));
        assertThat(ZipDirectory.size(zip)).hasValue(2 * OF_AN_ENTRY + 5 + 14);
    }

    @Test
    void findsItBeforeAComment() throws IOException {
        Path zip = folder.resolve("a.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.setComment("from the microscope".repeat(100));
            out.putNextEntry(new ZipEntry("a.png"));
            out.closeEntry();
        }
        assertThat(ZipDirectory.size(zip)).hasValue(OF_AN_ENTRY + 5);
    }

    @Test
    void findsThatOfAnArchiveWithMoreFilesThanTheOldFormHasRoomFor() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 100_000; i < 170_000; i++) {
            files.put(String.valueOf(i), new byte[0]);
        }
        Path zip = Archives.zip(folder.resolve("a.zip"), files);
        assertThat(ZipDirectory.size(zip)).hasValue(70_000L * (OF_AN_ENTRY + 6));
    }

    @Test
    void knowsNoneOfWhatIsNoZipAndBelievesNoLies() throws IOException {
        assertThat(ZipDirectory.size(Files.write(folder.resolve("a"), new byte[100])))
                .isEmpty();
        assertThat(ZipDirectory.size(Files.write(folder.resolve("b"), new byte[0])))
                .isEmpty();
        ByteBuffer lie = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        lie.putInt(0, 0x06054b50).putInt(12, -1);
        assertThat(ZipDirectory.size(Files.write(folder.resolve("c"), lie.array())))
                .hasValue(0xFFFFFFFFL);
    }
}
