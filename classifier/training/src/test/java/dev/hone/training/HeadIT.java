package dev.hone.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.model.Bundle;
import dev.hone.model.StartingWeights;
import dev.hone.model.TrainingSettings;
import dev.hone.model.settings.Augmentation;
import dev.hone.model.settings.Strategy;
import dev.hone.pictures.Sha256;
import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Safetensors;
import dev.hone.training.weights.Weights;
import dev.hone.training.weights.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training behind frozen stages: from weights that are given, on what the frozen stages see, which is kept. */
class HeadIT {
    @TempDir
    private static Path shared;

    private static Path weights;

    @TempDir
    private Path work;

    @BeforeAll
    static void makeWeights() throws IOException, InterruptedException {
        Path first = shared.resolve("first");
        PaintedOrder.write(first, 120, new TrainingSettings(8, 16, 0.002, 5, 2));
        Command.Ended ended = Command.run(shared, first.toString());
        assertThat(ended.code()).as(ended.logs()).isZero();
        weights = first.resolve("bundle/weights.safetensors");
    }

    @Test
    void leavesWhatIsFrozenAsItWasAndSaysWhereItCameFrom() throws IOException, InterruptedException {
        StartingWeights start = place(WeightsFile.read(weights));
        PaintedOrder.write(work, 40, settings(Strategy.HEAD, 1), start);

        train();

        Weights before = WeightsFile.read(weights);
        Weights after = WeightsFile.read(work.resolve("bundle/weights.safetensors"));
        assertThat(after.tensors().sequencedKeySet())
                .containsExactlyElementsOf(before.tensors().sequencedKeySet());
        assertThat(before.tensors().keySet())
                .filteredOn(name -> !Arrays.equals(
                        after.tensor(name).values(), before.tensor(name).values()))
                .containsExactlyInAnyOrder("head.weight", "head.bias");
        assertThat(Bundle.open(work.resolve("bundle")).info().lineage().startedFrom())
                .isEqualTo(start.sha256());
    }

    @Test
    void looksAtEachPictureOnceWhateverTheSettings() throws IOException, InterruptedException {
        StartingWeights start = place(WeightsFile.read(weights));
        PaintedOrder.write(work, 40, settings(Strategy.HEAD, 1), start);
        int first = looks(train());

        PaintedOrder.write(work, 40, settings(Strategy.HEAD, 2), start);
        int again = looks(train());

        PaintedOrder.write(work, 80, settings(Strategy.HEAD, 2), start);
        int more = looks(train());

        // 30 to train on in three views, 5 for validation in one; then 55 and 10
        assertThat(first).isEqualTo(30 * 3 + 5);
        assertThat(again).isZero();
        assertThat(more).isEqualTo(55 * 3 + 10 - first);
        try (Stream<Path> files = Files.walk(work.resolve("features"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "plain.features",
                            "v1-flip-rotate-crop-colour-blur-1.features",
                            "v1-flip-rotate-crop-colour-blur-2.features");
        }
    }

    @Test
    void looksAtNothingAgainWhenItGoesOnFromAVersionThatWasTrainedSo() throws IOException, InterruptedException {
        PaintedOrder.write(work, 40, settings(Strategy.HEAD, 1), place(WeightsFile.read(weights)));
        train();

        PaintedOrder.write(
                work,
                40,
                settings(Strategy.HEAD, 1),
                place(WeightsFile.read(work.resolve("bundle/weights.safetensors"))));

        assertThat(looks(train())).isZero();
    }

    @Test
    void finetunesTheLastStagesAndLeavesTheFirst() throws IOException, InterruptedException {
        StartingWeights start = place(WeightsFile.read(weights));
        PaintedOrder.write(work, 40, settings(Strategy.FINETUNE, 1), start);

        train();

        Weights before = WeightsFile.read(weights);
        Weights after = WeightsFile.read(work.resolve("bundle/weights.safetensors"));
        assertThat(values(after, "stage1.conv.weight")).isEqualTo(values(before, "stage1.conv.weight"));
        assertThat(values(after, "stage4.conv.weight")).isNotEqualTo(values(before, "stage4.conv.weight"));
        assertThat(values(after, "stage4.norm.running_mean")).isEqualTo(values(before, "stage4.norm.running_mean"));
    }

    @Test
    void stopsEarlyWhenNothingIsLearnedAnyMoreAndKeepsTheBestEpoch() throws IOException, InterruptedException {
        // steps too small for a float: every epoch is as good as the first
        TrainingSettings inVain = new TrainingSettings(
                50, 8, 1e-12, 1, 2, Strategy.HEAD, null, null, null, true, Augmentation.NONE, 0, 2);
        PaintedOrder.write(work, 40, inVain, place(WeightsFile.read(weights)));

        Command.Ended ended = train();

        assertThat(ended.events())
                .filteredOn(event -> event.get("event").asText().equals("epoch"))
                .hasSize(3);
        assertThat(ended.last().get("best_epoch").asInt()).isEqualTo(1);
    }

    @Test
    void wantsWeightsForAFrozenNetwork() throws IOException, InterruptedException {
        PaintedOrder.write(work, 40, settings(Strategy.FINETUNE, 1));

        assertThat(reason()).startsWith("the strategy 'finetune' keeps stages as they are");
    }

    @Test
    void refusesOtherWeightsThanTheOnesThatWereMeant() throws IOException, InterruptedException {
        place(WeightsFile.read(weights));
        PaintedOrder.write(
                work, 40, settings(Strategy.HEAD, 1), new StartingWeights("start.safetensors", "ab".repeat(32)));

        assertThat(reason()).startsWith("the weights start.safetensors have the SHA-256 ");
    }

    @Test
    void stopsWhenTheLossIsNoNumber() throws IOException, InterruptedException {
        SequencedMap<String, FloatTensor> broken =
                new LinkedHashMap<>(WeightsFile.read(weights).tensors());
        broken.put("head.bias", FloatTensor.of(Float.NaN, 0, 0, 0, 0));
        PaintedOrder.write(work, 40, settings(Strategy.HEAD, 1), place(new Weights(broken)));

        assertThat(reason())
                .startsWith("the loss is not finite any more in epoch 1 at step 1")
                .contains("try a lower learning_rate");
    }

    private StartingWeights place(Weights start) {
        Path file = work.resolve("start.safetensors");
        Safetensors.write(file, start);
        return new StartingWeights("start.safetensors", Sha256.hex(file));
    }

    private Command.Ended train() throws IOException, InterruptedException {
        Command.Ended ended = Command.run(work, work.toString());
        assertThat(ended.code()).as(ended.logs()).isZero();
        return ended;
    }

    private String reason() throws IOException, InterruptedException {
        Command.Ended ended = Command.run(work, work.toString());
        assertThat(ended.code()).as(ended.logs()).isEqualTo(1);
        assertThat(ended.last().get("event").asText()).isEqualTo("failed");
        return ended.last().get("reason").asText();
    }

    private static int looks(Command.Ended ended) {
        return ended.events().stream()
                .filter(event -> event.get("event").asText().equals("embedding"))
                .mapToInt(event -> event.get("done").asInt())
                .max()
                .orElse(0);
    }

    private static List<Float> values(Weights weights, String name) {
        List<Float> values = new ArrayList<>();
        for (float value : weights.tensor(name).values()) {
            values.add(value);
        }
        return values;
    }

    private static TrainingSettings settings(Strategy strategy, long seed) {
        return new TrainingSettings(2, 8, 0.01, seed, 2, strategy, null, null, null, true, Augmentation.ALL, 2, 0);
    }
}
