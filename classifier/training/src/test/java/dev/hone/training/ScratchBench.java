package dev.hone.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hone.model.Bundle;
import dev.hone.model.Classifier;
import dev.hone.model.Example;
import dev.hone.model.Split;
import dev.hone.model.TrainingOrder;
import dev.hone.model.TrainingSettings;
import dev.hone.model.settings.Augmentation;
import dev.hone.model.settings.OptimizerSettings;
import dev.hone.model.settings.Regularization;
import dev.hone.model.settings.ScheduleSettings;
import dev.hone.model.settings.Strategy;
import dev.hone.pictures.TensorShard;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How well and how fast a network learns from nothing, by the command itself: from prepared pictures to a bundle, which
 * then answers the test pictures.
 *
 * <p>usage: ScratchBench WORK cells PICTURES, or ScratchBench WORK fashion NETWORK EPOCHS PICTURES FOLDER
 */
final class ScratchBench {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScratchBench() {}

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Path work = Path.of(arguments[0]);
        int threads = Runtime.getRuntime().availableProcessors();
        long start = System.nanoTime();
        switch (arguments[1]) {
            case "cells" ->
                PaintedOrder.write(
                        work, Integer.parseInt(arguments[2]), new TrainingSettings(30, 16, 0.003, 1, threads));
            case "fashion" ->
                FashionOrder.write(
                        work,
                        Path.of(arguments[5]),
                        arguments[2],
                        Integer.parseInt(arguments[4]),
                        fashion(Integer.parseInt(arguments[3]), threads));
            default -> throw new IllegalArgumentException(arguments[1]);
        }
        double prepared = (System.nanoTime() - start) / 1e9;
        TrainingOrder order = TrainingOrder.read(work);
        double cpu = train(work);
        double bundled = (System.nanoTime() - start) / 1e9;
        JsonNode report = JSON.readTree(work.resolve("report.json").toFile());
        System.out.printf(
                "%s, %,d parameters, %d pictures: prepared in %.1f s, trained to a bundle in %.1f s (%.1f s of a core), %s%n",
                order.network(),
                report.get("parameters").asLong(),
                order.examples().size(),
                prepared,
                bundled - prepared,
                cpu,
                accuracy(work, order));
    }

    private static TrainingSettings fashion(int epochs, int threads) {
        return new TrainingSettings(
                epochs,
                128,
                0.005,
                1,
                threads,
                Strategy.SCRATCH,
                OptimizerSettings.DEFAULT,
                ScheduleSettings.DEFAULT,
                new Regularization(0.1, 0.05),
                false,
                Augmentation.NONE,
                0,
                0);
    }

    /** Returns the processor time that it took. */
    private static double train(Path work) throws IOException, InterruptedException {
        Process process = Command.start(work.resolve("log"), work.toString());
        Duration cpu = Duration.ZERO;
        try (BufferedReader events = process.inputReader()) {
            for (String line = events.readLine(); line != null; line = events.readLine()) {
                JsonNode event = JSON.readTree(line);
                cpu = process.info().totalCpuDuration().orElse(cpu);
                tell(event, cpu);
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(work.resolve("log")));
        }
        return cpu.toMillis() / 1e3;
    }

    private static void tell(JsonNode event, Duration cpu) {
        switch (event.get("event").asText()) {
            case "epoch" ->
                System.out.printf(
                        "  epoch %d of %d: %.2f %% of the validation pictures right, %.0f pictures a second, %d s of a core%n",
                        event.get("epoch").asInt(),
                        event.get("epochs").asInt(),
                        100 * event.get("validation_accuracy").asDouble(),
                        event.get("pictures_per_second").asDouble(),
                        cpu.toSeconds());
            case "failed" -> System.out.println("  " + event.get("reason").asText());
            default -> {}
        }
    }

    private static String accuracy(Path work, TrainingOrder order) throws IOException {
        Map<String, Integer> labels = order.examples().stream()
                .filter(example -> example.split() == Split.TEST)
                .collect(Collectors.toMap(Example::picture, Example::label, (one, other) -> one));
        int right = 0;
        try (Classifier classifier = Classifier.load(Bundle.open(work.resolve("bundle")));
                Stream<Path> files = Files.list(work.resolve("shards"))) {
            for (Path file : files.toList()) {
                TensorShard shard = TensorShard.read(file);
                List<String> asked =
                        shard.digests().stream().filter(labels::containsKey).toList();
                for (String picture : asked) {
                    right += classifier.answer(shard.tensor(picture)).best() == labels.get(picture) ? 1 : 0;
                }
            }
        }
        return "%d of %d test pictures right: %.2f %%".formatted(right, labels.size(), 100.0 * right / labels.size());
    }
}
