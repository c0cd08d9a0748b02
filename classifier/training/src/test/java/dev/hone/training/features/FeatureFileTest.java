package dev.hone.training.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.pictures.FeatureLayout;
import dev.hone.pictures.FeatureLayout.Row;
import dev.hone.pictures.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureFileTest {
    private static final FeatureLayout LAYOUT =
            new FeatureLayout("backbone", "preprocessing", "plain", List.of(2, 1, 1));
    private static final int RECORD = 32 + 2 * Float.BYTES + Integer.BYTES;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeThreePictures() throws IOException {
        file = folder.resolve("plain.features");
        try (FeatureFile features = FeatureFile.open(file, LAYOUT)) {
            features.append(picture(1), new float[] {1, 10});
            features.append(picture(2), new float[] {2, 20});
            features.append(picture(3), new float[] {3, 30});
        }
    }

    @Test
    void givesBackWhatWasKeptAndTakesMore() throws IOException {
        try (FeatureFile features = FeatureFile.open(file, LAYOUT)) {
            features.append(picture(4), new float[] {4, 40});
        }
        try (FeatureFile features = FeatureFile.open(file, LAYOUT)) {
            assertThat(read(features, 2, 4, 1)).containsExactly(2, 20, 4, 40, 1, 10);
            assertThat(features.holds(picture(5))).isFalse();
        }
    }

    @Test
    void saysInTheFileWhatItHolds() throws IOException {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .startsWith("HONEFT01")
                .contains("{\"backbone\":\"backbone\",\"preprocessing\":\"preprocessing\",\"view\":\"plain\","
                        + "\"shape\":[2,1,1]}");
    }

    @Test
    void cutsOffWhatAKilledProcessLeftHalfWritten() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));

        try (FeatureFile features = FeatureFile.open(file, LAYOUT)) {
            assertThat(features.holds(picture(3))).isFalse();
            features.append(picture(3), new float[] {3, 30});
            assertThat(read(features, 1, 3)).containsExactly(1, 10, 3, 30);
        }
        assertThat(file).hasBinaryContent(whole);
    }

    @Test
    void forgetsWhatIsDamagedAndWhatLiesBehindIt() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - RECORD - 6]++;
        Files.write(file, bytes);

        try (FeatureFile features = FeatureFile.open(file, LAYOUT)) {
            assertThat(features.holds(picture(1))).isTrue();
            assertThat(features.holds(picture(2))).isFalse();
            assertThat(features.holds(picture(3))).isFalse();
        }
        assertThat(file).hasSize(bytes.length - 2 * RECORD);
    }

    @Test
    void beginsAnewWhenTheFileIsAboutSomethingElse() throws IOException {
        var other = new FeatureLayout("backbone", "preprocessing", "plain", List.of(1, 2, 1));

        try (FeatureFile features = FeatureFile.open(file, other)) {
            assertThat(features.holds(picture(1))).isFalse();
        }
    }

    @Test
    void beginsAnewWhenNotEvenTheHeaderWasWritten() throws IOException {
        Files.write(file, new byte[] {'H', 'O'}, StandardOpenOption.TRUNCATE_EXISTING);

        try (FeatureFile features = FeatureFile.open(file, LAYOUT)) {
            features.append(picture(1), new float[] {1, 10});
            assertThat(read(features, 1)).containsExactly(1, 10);
        }
    }

    @Test
    void takesUpAFileThatIsMadeOfRowsOfOthers() throws IOException {
        Path handed = folder.resolve("handed.features");
        Files.write(handed, LAYOUT.beginning());
        try (InputStream rows = Files.newInputStream(file)) {
            assertThat(FeatureLayout.read(rows)).contains(LAYOUT);
            for (Optional<Row> row = LAYOUT.next(rows); row.isPresent(); row = LAYOUT.next(rows)) {
                if (!row.get().picture().equals(picture(2))) {
                    Files.write(handed, row.get().bytes(), StandardOpenOption.APPEND);
                }
            }
        }

        try (FeatureFile features = FeatureFile.open(handed, LAYOUT)) {
            assertThat(features.holds(picture(2))).isFalse();
            features.append(picture(4), new float[] {4, 40});
            assertThat(read(features, 1, 3, 4)).containsExactly(1, 10, 3, 30, 4, 40);
        }
    }

    @Test
    void refusesFeaturesOfAnotherShape() throws IOException {
        try (FeatureFile features = FeatureFile.open(file, LAYOUT)) {
            assertThatThrownBy(() -> features.append(picture(4), new float[3]))
                    .hasMessage("a picture has 2 features, not 3");
        }
    }

    private static float[] read(FeatureFile features, int... pictures) throws IOException {
        ByteBuffer target =
                ByteBuffer.allocateDirect(pictures.length * 2 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int picture : pictures) {
            features.put(picture(picture), target);
        }
        float[] values = new float[pictures.length * 2];
        target.flip().asFloatBuffer().get(values);
        return values;
    }

    private static String picture(int number) {
        return Sha256.hex(new byte[] {(byte) number});
    }
}
