package dev.hone.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hone.model.Bundle;
import dev.hone.model.Classifier;
import dev.hone.model.Split;
import dev.hone.model.TrainingSettings;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.paint.PaintedCell;
import dev.hone.pictures.paint.PaintedCells;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingIT {
    private static final int EPOCHS = 30;

    @TempDir
    private static Path directory;

    private static Path work;
    private static Command.Ended ended;
    private static List<PaintedCell> unseen;

    @TempDir
    private Path scratch;

    @BeforeAll
    static void train() throws IOException, InterruptedException {
        unseen = PaintedCells.paint(2, 100);
        work = directory.resolve("work");
        PaintedOrder.write(work, 200, settings(EPOCHS));
        ended = Command.run(directory, work.toString());
        assertThat(ended.code()).as(ended.logs()).isZero();
    }

    @Test
    void tellsItsProgressAndNothingElse() {
        List<JsonNode> events = ended.events().stream()
                .filter(event ->
                        !List.of("step", "machine").contains(event.get("event").asText()))
                .toList();

        assertThat(events).hasSize(EPOCHS + 2);
        JsonNode started = events.getFirst();
        assertThat(started.get("event").asText()).isEqualTo("started");
        assertThat(started.get("train").asInt()).isEqualTo(140);
        assertThat(started.get("validation").asInt()).isEqualTo(20);
        assertThat(started.get("epochs").asInt()).isEqualTo(EPOCHS);
        assertThat(started.get("threads").asInt()).isEqualTo(2);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            JsonNode event = events.get(epoch);
            assertThat(event.get("event").asText()).isEqualTo("epoch");
            assertThat(event.get("epoch").asInt()).isEqualTo(epoch);
            assertThat(event.get("epochs").asInt()).isEqualTo(EPOCHS);
            assertThat(event.get("loss").asDouble()).isPositive();
            assertThat(event.get("accuracy").asDouble()).isBetween(0.0, 1.0);
            assertThat(event.get("validation_loss").asDouble()).isPositive();
            assertThat(event.get("validation_accuracy").asDouble()).isBetween(0.0, 1.0);
            assertThat(event.get("learning_rate").asDouble()).isPositive();
            assertThat(event.get("pictures_per_second").asDouble()).isPositive();
            assertThat(event.get("seconds_left").asDouble()).isNotNegative();
        }
        assertThat(ended.last().get("event").asText()).isEqualTo("finished");
        assertThat(ended.last().get("bundle").asText()).isEqualTo("bundle");
        assertThat(ended.last().get("best_epoch").asInt()).isBetween(1, EPOCHS);
        assertThat(ended.last().get("seconds").asDouble()).isPositive();
    }

    @Test
    void tellsHowBusyTheMachineIs() {
        List<JsonNode> told = ended.events().stream()
                .filter(event -> event.get("event").asText().equals("machine"))
                .toList();

        assertThat(told).isNotEmpty().allSatisfy(event -> {
            assertThat(event.get("cpu_percent").asDouble()).isBetween(0.0, 100.0);
            assertThat(event.get("seconds").asDouble()).isPositive();
        });
        // libtorch alone is larger
        assertThat(told.getLast().path("memory_megabytes").asLong()).isBetween(100L, 8_000L);
    }

    @Test
    void leavesABundleThatAServerTakes() {
        Bundle bundle = Bundle.open(work.resolve("bundle"));

        assertThat(bundle.probes()).hasSize(16);
        assertThat(bundle.info().project()).isEqualTo("cells");
        assertThat(bundle.info().network()).isEqualTo("small-cnn");
        assertThat(bundle.info().classes()).isEqualTo(PaintedOrder.CLASSES);
        assertThat(bundle.info().picture()).isEqualTo(PaintedOrder.SPEC);
        assertThat(bundle.info().metrics())
                .containsOnlyKeys(
                        "validation_accuracy",
                        "validation_macro_f1",
                        "validation_log_loss",
                        "validation_log_loss_calibrated",
                        "validation_calibration_error");
        assertThat(bundle.info().metrics().get("validation_log_loss_calibrated"))
                .isLessThanOrEqualTo(bundle.info().metrics().get("validation_log_loss"));
        assertThat(bundle.info().calibration().pictures()).isEqualTo(20);
        assertThat(bundle.info().drift().mean()).hasSize(256);
        assertThat(bundle.info().lineage().pictures())
                .isEqualTo(Map.of(Split.TRAIN, 140, Split.VALIDATION, 20, Split.TEST, 40));
        try (Classifier classifier = Classifier.load(bundle)) {
            assertThat(classifier.info()).isEqualTo(bundle.info());
        }
        assertThat(work.resolve("bundle.draft")).doesNotExist();
    }

    @Test
    void reportsHowItWent() throws IOException {
        JsonNode report =
                new ObjectMapper().readTree(work.resolve("report.json").toFile());

        assertThat(report.get("settings").get("batch_size").asInt()).isEqualTo(16);
        assertThat(report.get("history")).hasSize(EPOCHS);
        assertThat(report.get("parameters").asLong()).isEqualTo(391_141);
        assertThat(report.get("onnx_difference").asDouble()).isBetween(0.0, 1e-3);
        int best = report.get("best_epoch").asInt();
        double lowest = IntStream.range(0, EPOCHS)
                .mapToDouble(
                        i -> report.get("history").get(i).get("validation_loss").asDouble())
                .min()
                .orElseThrow();
        assertThat(report.get("history").get(best - 1).get("validation_loss").asDouble())
                .isEqualTo(lowest);
        assertThat(Bundle.open(work.resolve("bundle")).info().metrics().get("validation_log_loss"))
                .isCloseTo(lowest, within(1e-4));
    }

    @Test
    void learnsToTellCellsItHasNeverSeenAndOneEpochIsNotEnough() throws IOException, InterruptedException {
        Path hasty = scratch.resolve("hasty");
        PaintedOrder.write(hasty, 200, settings(1));
        assertThat(Command.run(scratch, hasty.toString()).code()).isZero();

        double patience = accuracy(work.resolve("bundle"));
        assertThat(patience).isGreaterThanOrEqualTo(0.75);
        assertThat(accuracy(hasty.resolve("bundle"))).isLessThan(patience - 0.2);
    }

    @Test
    void givesTheSameWeightsForTheSameOrderAlsoWhenRunAgainInTheSameDirectory()
            throws IOException, InterruptedException {
        Path again = scratch.resolve("again");
        PaintedOrder.write(again, 40, settings(2));
        assertThat(Command.run(scratch, again.toString()).code()).isZero();
        byte[] first = Files.readAllBytes(again.resolve("bundle/weights.safetensors"));

        assertThat(Command.run(scratch, again.toString()).code()).isZero();

        assertThat(again.resolve("bundle/weights.safetensors")).hasBinaryContent(first);
    }

    @Test
    void endsAtOnceWhenToldTo() throws IOException, InterruptedException {
        Path endless = scratch.resolve("endless");
        PaintedOrder.write(endless, 40, settings(100_000));
        endAfter(endless, 2);

        // the checkpoint is whole: another one goes on behind it
        assertThat(endAfter(endless, 4)).isGreaterThan(2);
    }

    /** Returns the number of the first epoch that the process told of. */
    private int endAfter(Path work, int epoch) throws IOException, InterruptedException {
        Process process = Command.start(scratch.resolve("stderr"), work.toString());
        try (BufferedReader events = process.inputReader()) {
            int first = epochTold(events);
            for (int told = first; told < epoch; told = epochTold(events)) {
                assertThat(told).isPositive();
            }

            process.destroy();

            assertThat(process.waitFor(3, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(work.resolve("bundle")).doesNotExist();
            return first;
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void endsWithTheProcessThatStartedIt() throws Exception {
        Path orphaned = scratch.resolve("orphaned");
        PaintedOrder.write(orphaned, 40, settings(100_000));
        Process shell = Command.startBehindAShell(scratch.resolve("stderr"), orphaned.toString());
        try (BufferedReader events = shell.inputReader()) {
            epochTold(events);
            ProcessHandle training = shell.children().findFirst().orElseThrow();

            shell.destroyForcibly();

            training.onExit().get(10, TimeUnit.SECONDS);
            assertThat(orphaned.resolve("bundle")).doesNotExist();
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }

    /** The number in the next event of an epoch. */
    private static int epochTold(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (line != null && !line.contains("\"event\":\"epoch\"")) {
            line = events.readLine();
        }
        assertThat(line).as("an event of an epoch").isNotNull();
        return new ObjectMapper().readTree(line).get("epoch").asInt();
    }

    private static double accuracy(Path bundle) {
        try (Classifier classifier = Classifier.load(Bundle.open(bundle))) {
            long right = unseen.stream()
                    .filter(cell -> {
                        int best = classifier
                                .answer(PictureReader.read(cell.png(), PaintedOrder.SPEC))
                                .best();
                        return PaintedCells.CLASSES.get(best).equals(cell.label());
                    })
                    .count();
            return (double) right / unseen.size();
        }
    }

    private static TrainingSettings settings(int epochs) {
        return new TrainingSettings(epochs, 16, 0.002, 7, 2);
    }
}
