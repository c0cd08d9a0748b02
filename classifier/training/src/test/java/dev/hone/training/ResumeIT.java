package dev.hone.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hone.model.StartingWeights;
import dev.hone.model.TrainingSettings;
import dev.hone.model.settings.Augmentation;
import dev.hone.model.settings.OptimizerKind;
import dev.hone.model.settings.OptimizerSettings;
import dev.hone.model.settings.Regularization;
import dev.hone.model.settings.ScheduleKind;
import dev.hone.model.settings.ScheduleSettings;
import dev.hone.model.settings.Strategy;
import dev.hone.pictures.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A training that was killed and begun again elsewhere ends as if nothing had happened; every choice is among these, and in a soak
 * every pair of choices.
 */
class ResumeIT {
    private static final int EPOCHS = 4;
    private static final int PICTURES = 60;

    @TempDir
    private static Path shared;

    private static Path weights;

    @TempDir
    private Path scratch;

    @BeforeAll
    static void makeWeights() throws IOException, InterruptedException {
        Path work = shared.resolve("first");
        PaintedOrder.write(work, PICTURES, new TrainingSettings(3, 16, 0.002, 5, 1));
        Command.Ended ended = Command.run(shared, work.toString());
        assertThat(ended.code()).as(ended.logs()).isZero();
        weights = work.resolve("bundle/weights.safetensors");
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                        arguments(Strategy.SCRATCH, OptimizerKind.ADAMW, ScheduleKind.COSINE),
                        arguments(Strategy.FINETUNE, OptimizerKind.SGD, ScheduleKind.PLATEAU),
                        arguments(Strategy.HEAD, OptimizerKind.ADAMW, ScheduleKind.PLATEAU),
                        arguments(Strategy.SCRATCH, OptimizerKind.SGD, ScheduleKind.PLATEAU),
                        arguments(Strategy.FINETUNE, OptimizerKind.ADAMW, ScheduleKind.COSINE),
                        arguments(Strategy.HEAD, OptimizerKind.SGD, ScheduleKind.COSINE))
                .limit(Boolean.getBoolean("hone.soak") ? 6 : 3);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void endsWithTheSameBitsAfterAKill(Strategy strategy, OptimizerKind optimizer, ScheduleKind schedule)
            throws IOException, InterruptedException {
        TrainingSettings settings = settings(strategy, optimizer, schedule);
        Path throughout = order("throughout", settings);
        Path interrupted = order("interrupted", settings);
        Command.Ended whole = Command.run(scratch, throughout.toString());
        assertThat(whole.code()).as(whole.logs()).isZero();

        killAfterAnEpoch(interrupted);
        Path elsewhere = order("elsewhere", settings);
        Files.move(interrupted.resolve("checkpoint"), elsewhere.resolve("checkpoint"));
        Command.Ended resumed = Command.run(scratch, elsewhere.toString());

        assertThat(resumed.code()).as(resumed.logs()).isZero();
        int taken = numbers(resumed, "resumed").getFirst();
        assertThat(numbers(resumed, "epoch")).isNotEmpty().allMatch(epoch -> epoch > taken);
        // weights as they are now, the best ones, and the optimizer's memory
        String last = "checkpoint/epoch-%d.safetensors".formatted(EPOCHS);
        assertThat(elsewhere.resolve(last)).hasSameBinaryContentAs(throughout.resolve(last));
        String out = "bundle/weights.safetensors";
        assertThat(elsewhere.resolve(out)).hasSameBinaryContentAs(throughout.resolve(out));
    }

    @Test
    void goesOnWithOtherCores() throws IOException, InterruptedException {
        TrainingSettings settings = settings(Strategy.SCRATCH, OptimizerKind.ADAMW, ScheduleKind.COSINE);
        Path interrupted = order("interrupted", settings);
        killAfterAnEpoch(interrupted);
        PaintedOrder.write(interrupted, PICTURES, settings.onThreads(2));

        assertThat(numbers(Command.run(scratch, interrupted.toString()), "resumed"))
                .isNotEmpty();
    }

    private static List<Integer> numbers(Command.Ended ended, String event) {
        return ended.events().stream()
                .filter(told -> told.get("event").asText().equals(event))
                .map(told -> told.get("epoch").asInt())
                .toList();
    }

    private Path order(String name, TrainingSettings settings) throws IOException {
        Path work = Files.createDirectory(scratch.resolve(name));
        StartingWeights start = null;
        if (settings.strategy().freezes()) {
            Files.copy(weights, work.resolve("start.safetensors"));
            start = new StartingWeights("start.safetensors", Sha256.hex(weights));
        }
        PaintedOrder.write(work, PICTURES, settings, start);
        return work;
    }

    private void killAfterAnEpoch(Path work) throws IOException, InterruptedException {
        Process process = Command.start(scratch.resolve("stderr"), work.toString());
        try (BufferedReader events = process.inputReader()) {
            JsonNode event;
            do {
                String line = events.readLine();
                assertThat(line).as("an event of an epoch").isNotNull();
                event = new ObjectMapper().readTree(line);
            } while (!event.get("event").asText().equals("epoch"));
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(128 + 9);
        assertThat(work.resolve("bundle")).doesNotExist();
    }

    private static TrainingSettings settings(Strategy strategy, OptimizerKind optimizer, ScheduleKind schedule) {
        return new TrainingSettings(
                EPOCHS,
                8,
                0.01,
                7,
                1,
                strategy,
                new OptimizerSettings(optimizer, null, null),
                new ScheduleSettings(schedule, null, 0.5, 1),
                new Regularization(0.2, 0.1),
                true,
                Augmentation.ALL,
                2,
                0);
    }
}
