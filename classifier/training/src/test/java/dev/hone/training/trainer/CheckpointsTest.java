package dev.hone.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    @TempDir
    private Path work;

    private Path folder;
    private Checkpoints checkpoints;

    @BeforeEach
    void keepTwo() {
        folder = work.resolve("checkpoint");
        checkpoints = new Checkpoints(folder, "plan");
        checkpoints.keep(checkpoint(Losses.of(1), 1));
        checkpoints.keep(checkpoint(Losses.of(1, 1 / 3.0), 2));
    }

    @Test
    void givesBackTheLastOneToTheBit() {
        Checkpoint latest = checkpoints.latest().orElseThrow();

        assertThat(latest.history()).isEqualTo(Losses.of(1, 1 / 3.0));
        assertThat(latest.weights().tensor("a").values()).containsExactly(2, 1 / 3f, Float.MIN_VALUE);
        assertThat(latest.best().tensor("a").values()).containsExactly(-2, -1 / 3f, -Float.MIN_VALUE);
        assertThat(latest.memory()).containsOnlyKeys("mean/a");
        assertThat(latest.memory().get("mean/a")).containsExactly(2, 7);
    }

    @Test
    void leavesNothingOfTheOnesBefore() throws IOException {
        assertThat(files()).containsExactlyInAnyOrder("state.json", "epoch-2.safetensors");
    }

    @Test
    void throwsAwayWhatBelongsToAnotherPlan() throws IOException {
        assertThat(new Checkpoints(folder, "other").latest()).isEmpty();
        assertThat(files()).isEmpty();
        assertThat(checkpoints.latest()).isEmpty();
    }

    @Test
    void throwsAwayWhatCannotBeRead() throws IOException {
        Files.write(folder.resolve("epoch-2.safetensors"), new byte[20]);

        assertThat(checkpoints.latest()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void goesOnFromTheLastOneWhenTheNextIsHalfWritten() throws IOException {
        Files.write(folder.resolve("epoch-3.safetensors.draft"), new byte[100]);
        Files.write(folder.resolve("epoch-3.safetensors"), new byte[200]);
        Files.write(folder.resolve("state.json.draft"), new byte[10]);

        assertThat(checkpoints.latest().orElseThrow().history().epochs()).hasSize(2);
        checkpoints.keep(checkpoint(Losses.of(1, 1, 1), 3));
        assertThat(checkpoints.latest().orElseThrow().history().epochs()).hasSize(3);
    }

    @Test
    void hasNothingToBeginWith() {
        assertThat(new Checkpoints(work.resolve("nowhere"), "plan").latest()).isEmpty();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Checkpoint checkpoint(History history, float value) {
        Weights now = weights(value, 1 / 3f, Float.MIN_VALUE);
        Weights best = weights(-value, -1 / 3f, -Float.MIN_VALUE);
        return new Checkpoint(history, now, best, Map.of("mean/a", new float[] {value, 7}));
    }

    private static Weights weights(float... values) {
        SequencedMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        tensors.put("a", FloatTensor.of(values));
        return new Weights(tensors);
    }
}
