package dev.hone.stores.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.datasets.CheckpointStore.Kept;
import dev.hone.stores.real.Eventually;
import dev.hone.stores.real.StallingProxy;
import dev.hone.stores.transfers.Patience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreIT extends OpenedStores {
    private static final String FOLDER = "cells/checkpoints/run-1/";
    private static final Instant LONG_AGO = Instant.EPOCH;

    /** Later than anything, by the clocks of all servers. */
    private static final Instant LATER = Instant.now().plusSeconds(3600);

    @TempDir
    private Path folder;

    private CheckpointStore checkpoints;

    @BeforeEach
    void openCheckpoints() {
        checkpoints = datasets.checkpoints("cells");
    }

    @Test
    void givesBackTheLastOneOfARunAndKeepsNoOther() throws IOException {
        checkpoints.keep("run-1", checkpoint(3));
        checkpoints.keep("run-1", checkpoint(12));
        checkpoints.keep("run-2", checkpoint(5));
        Path elsewhere = folder.resolve("elsewhere");

        assertThat(checkpoints.fetch("run-1", elsewhere)).isTrue();

        assertThat(elsewhere.resolve("state.json")).hasContent(state(12));
        assertThat(elsewhere.resolve("epoch-12.safetensors")).hasContent("tensors of 12");
        assertThat(elsewhere).isDirectoryNotContaining("glob:**epoch-3*");
        assertThat(keys(FOLDER)).containsExactly(FOLDER + "epoch-12.safetensors", FOLDER + "state.json");
        assertThat(checkpoints.fetch("run-3", elsewhere)).isFalse();
    }

    @Test
    void takesNothingForACheckpointOfWhichOnlyAPartGotThere() throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        bucket.put(FOLDER + "epoch-1.safetensors", new byte[5], "application/octet-stream", Map.of());
        assertThat(checkpoints.fetch("run-1", elsewhere)).isFalse();

        checkpoints.keep("run-1", checkpoint(1));
        bucket.put(FOLDER + "epoch-2.safetensors", new byte[5], "application/octet-stream", Map.of());
        assertThat(checkpoints.fetch("run-1", elsewhere)).isTrue();
        assertThat(elsewhere.resolve("epoch-1.safetensors")).hasContent("tensors of 1");

        bucket.delete(FOLDER + "epoch-1.safetensors");
        assertThat(checkpoints.fetch("run-1", folder.resolve("nowhere"))).isFalse();
        assertThat(folder.resolve("nowhere")).isEmptyDirectory();
    }

    @Test
    void leavesTheOneBeforeWhereKeepingTheNextIsCutOff() throws Exception {
        checkpoints.keep("run-1", checkpoint(3));
        Path large = checkpoint(12);
        Files.write(large.resolve("epoch-12.safetensors"), new byte[16 << 20]);
        try (StallingProxy slow = StallingProxy.before(stores.bucketSettings(), 1 << 20);
                Bucket through = Bucket.open(slow.settings(), Patience.LONG)) {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread keeping = Thread.ofPlatform()
                    .start(() -> failure.set(
                            catchThrowable(() -> new CheckpointStore(through, "cells").keep("run-1", large))));
            Eventually.holds("the upload is under way", slow::isStalled);

            keeping.interrupt();

            assertThat(keeping.join(Duration.ofSeconds(2))).isTrue();
            assertThat(failure).hasValueMatching(BucketException.class::isInstance);
        }
        assertThat(keys(FOLDER)).containsExactly(FOLDER + "epoch-3.safetensors", FOLDER + "state.json");
        assertThat(checkpoints.fetch("run-1", folder.resolve("elsewhere"))).isTrue();
    }

    @Test
    void refusesAStateThatPointsOutOfItsFolder() {
        bucket.put(
                FOLDER + "state.json",
                "{\"tensors\": \"../run-2/epoch-1.safetensors\"}".getBytes(StandardCharsets.UTF_8),
                "application/json",
                Map.of());

        assertThatThrownBy(() -> checkpoints.fetch("run-1", folder)).hasMessageContaining("'../run-2/epoch-1");
    }

    @Test
    void removesThoseOfRunsThatHaveEndedAndOldOnesAndTellsBefore() throws IOException {
        checkpoints.keep("run-1", checkpoint(1));
        checkpoints.keep("run-2", checkpoint(2));
        List<String> before = keys("cells/checkpoints/");

        List<Kept> told = checkpoints.sweep(LONG_AGO, "run-2"::equals, false);

        assertThat(told).singleElement().satisfies(kept -> {
            assertThat(kept.run()).isEqualTo("run-2");
            assertThat(kept.bytes()).isEqualTo("tensors of 2".length() + state(2).length());
        });
        assertThat(keys("cells/checkpoints/")).isEqualTo(before);
        assertThat(checkpoints.sweep(LONG_AGO, "run-2"::equals, true)).isEqualTo(told);
        assertThat(keys("cells/checkpoints/")).containsExactly(FOLDER + "epoch-1.safetensors", FOLDER + "state.json");
        assertThat(checkpoints.sweep(LONG_AGO, run -> false, true)).isEmpty();

        assertThat(checkpoints.sweep(LATER, run -> false, true))
                .extracting(Kept::run)
                .containsExactly("run-1");
        assertThat(keys("cells/checkpoints/")).isEmpty();
    }

    private Path checkpoint(int epoch) throws IOException {
        Path made = Files.createDirectories(folder.resolve("made"));
        Files.writeString(made.resolve("epoch-%d.safetensors".formatted(epoch)), "tensors of " + epoch);
        Files.writeString(made.resolve("state.json"), state(epoch));
        return made;
    }

    private static String state(int epoch) {
        return "{\"plan\": \"a plan\", \"tensors\": \"epoch-%d.safetensors\", \"history\": []}".formatted(epoch);
    }
}
