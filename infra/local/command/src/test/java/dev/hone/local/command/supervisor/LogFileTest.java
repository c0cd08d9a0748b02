package dev.hone.local.command.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    private Path folder;

    private Path path;
    private LogFile log;

    @BeforeEach
    void name() {
        path = folder.resolve("part.log");
        log = new LogFile(path);
    }

    @Test
    void staysAsItIsWhileItIsSmall() throws IOException {
        Files.writeString(path, "a line\n");
        log.rotate();
        log.rotateInUse();

        assertThat(path).hasContent("a line");
        assertThat(folder).isDirectoryNotContaining("glob:**.log.*");
    }

    @Test
    void aPartThatNeverRanHasNone() throws IOException {
        log.rotate();
        log.rotateInUse();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void beginsAnewWhenItIsLargeAndKeepsTheFiveNewestOfTheOldOnes() throws IOException {
        for (int i = 1; i <= 7; i++) {
            fill(Integer.toString(i));
            log.rotate();
        }

        assertThat(path).doesNotExist();
        for (int age = 1; age <= LogFile.KEPT; age++) {
            assertThat(first(age)).isEqualTo((char) ('8' - age));
        }
        assertThat(folder.resolve("part.log.6")).doesNotExist();
    }

    @Test
    void theOneWhoWritesItGoesOnInTheEmptiedFile() throws IOException {
        fill("old");
        try (OutputStream writer = Files.newOutputStream(path, StandardOpenOption.APPEND)) {
            log.rotateInUse();
            writer.write("new".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(path).hasContent("new");
        assertThat(folder.resolve("part.log.1")).hasSize(LogFile.LARGEST_BYTES + 1);
        assertThat(first(1)).isEqualTo('o');
    }

    private char first(int age) throws IOException {
        try (RandomAccessFile old =
                new RandomAccessFile(folder.resolve("part.log." + age).toFile(), "r")) {
            return (char) old.read();
        }
    }

    /** Larger than a log may be, without writing so much. */
    private void fill(String beginning) throws IOException {
        Files.writeString(path, beginning);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(LogFile.LARGEST_BYTES + 1);
        }
    }
}
