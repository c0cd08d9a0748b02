package dev.hone.pictures.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hone.pictures.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {

    private static final byte[] PICTURES = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, -1};
    private static final byte[] LABELS = {0, 0, 8, 1, 0, 0, 0, 2, 7, -1};

    @TempDir
    private Path directory;

    @Test
    void readsPicturesAndLabels() throws IOException {
        IdxFile pictures = IdxFile.read(Files.write(directory.resolve("pictures"), PICTURES));
        IdxFile labels = IdxFile.read(Files.write(directory.resolve("labels"), LABELS));

        assertThat(pictures.sizes()).containsExactly(2, 1, 3);
        assertThat(pictures.picture(1)).isEqualTo(new Tensor(3, 1, 1, new byte[] {4, 5, -1}));
        assertThat(labels.count()).isEqualTo(2);
        assertThat(labels.label(1)).isEqualTo(255);
        assertThatIllegalStateException().isThrownBy(() -> pictures.label(0));
        assertThatIllegalStateException().isThrownBy(() -> labels.picture(0));
    }

    @Test
    void readsPackedFiles() throws IOException {
        Path file = directory.resolve("labels.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(LABELS);
        }

        assertThat(IdxFile.read(file).label(0)).isEqualTo(7);
    }

    @Test
    void refusesWhatIsNotWhole() throws IOException {
        byte[] wrong = LABELS.clone();
        wrong[2] = 9;
        byte[] large = PICTURES.clone();
        large[4] = 127;

        assertThatIOException().isThrownBy(() -> read(wrong)).withMessageContaining("no IDX file");
        assertThatIOException().isThrownBy(() -> read(large)).withMessageContaining("impossible size");
        assertThatIOException()
                .isThrownBy(() -> read(java.util.Arrays.copyOf(LABELS, 9)))
                .withMessageContaining("2 values");
    }

    private IdxFile read(byte[] bytes) throws IOException {
        return IdxFile.read(Files.write(directory.resolve("any"), bytes));
    }
}
