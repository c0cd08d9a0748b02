package dev.hone.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.model.Bundle;
import dev.hone.model.BundleInfo;
import dev.hone.model.Calibration;
import dev.hone.model.Example;
import dev.hone.model.HeadNames;
import dev.hone.model.Lineage;
import dev.hone.model.Normalization;
import dev.hone.model.Probe;
import dev.hone.model.Probes;
import dev.hone.model.TrainingOrder;
import dev.hone.model.settings.Strategy;
import dev.hone.pictures.FeatureLayout;
import dev.hone.pictures.FeatureLayout.Row;
import dev.hone.stores.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A program that does to a working directory what the classifier's does, and learns nothing: it leaves checkpoints, goes on
 * behind them, and ends with a bundle; for a head it also keeps what it has seen. It tells in which environment it runs. The
 * first argument says behind which epoch it hangs, 0 for none, the second how many bytes of nothing a checkpoint has besides.
 */
final class StandInTraining {
    /** The file with its environment variables, in the working directory. */
    static final String ENVIRONMENT = "environment.json";

    private StandInTraining() {}

    /** How it is started; the arguments as above. */
    static List<String> command(int hangs, int bytes) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StandInTraining.class.getName(),
                String.valueOf(hangs),
                String.valueOf(bytes));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int hangs = Integer.parseInt(arguments[0]);
        String nothing = " ".repeat(Integer.parseInt(arguments[1]));
        Path work = Path.of(arguments[arguments.length - 1]);
        TrainingOrder order = TrainingOrder.read(work);
        Files.writeString(work.resolve(ENVIRONMENT), Json.text(System.getenv()));
        if (order.settings().strategy() == Strategy.HEAD) {
            look(work.resolve("features"), order);
        }
        Path checkpoint = Files.createDirectories(work.resolve("checkpoint"));
        int epoch = reached(checkpoint);
        if (epoch > 0) {
            tell(Map.of("event", "resumed", "epoch", epoch));
        }
        while (epoch < order.settings().epochs()) {
            epoch++;
            keep(checkpoint, epoch, nothing);
            tell(Map.of(
                    "event", "epoch", "epoch", epoch, "epochs", order.settings().epochs(), "loss", 1.0 / epoch));
            if (epoch == hangs) {
                hang();
            }
        }
        bundle(work, order);
        Files.writeString(work.resolve("report.json"), report(order));
        tell(Map.of("event", "finished", "best_epoch", epoch, "seconds", 1.5));
    }

    /** Adds a row for each picture that was not seen before. */
    private static void look(Path features, TrainingOrder order) throws IOException {
        FeatureLayout layout = FeatureLayout.of("ba".repeat(32), order.picture(), "plain", List.of(2));
        Path file = layout.file(features);
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.write(file, layout.beginning());
        }
        Set<String> seen = seen(Files.readAllBytes(file));
        List<String> others = order.examples().stream()
                .map(Example::picture)
                .filter(picture -> !seen.contains(picture))
                .toList();
        for (String picture : others) {
            Files.write(file, layout.row(picture, new float[2]).bytes(), StandardOpenOption.APPEND);
        }
        if (!others.isEmpty()) {
            tell(Map.of("event", "embedding", "done", others.size(), "of", others.size(), "pictures_per_second", 100));
        }
    }

    /** The pictures that a file of features has rows of. */
    static Set<String> seen(byte[] file) throws IOException {
        InputStream in = new ByteArrayInputStream(file);
        FeatureLayout layout = FeatureLayout.read(in).orElseThrow();
        Set<String> seen = new HashSet<>();
        for (Optional<Row> row = layout.next(in); row.isPresent(); row = layout.next(in)) {
            seen.add(row.get().picture());
        }
        return seen;
    }

    /** Until it is killed; a test that fails before is not kept from ending. */
    private static void hang() throws InterruptedException {
        if (!new CountDownLatch(1).await(1, TimeUnit.MINUTES)) {
            System.exit(1);
        }
    }

    private static int reached(Path checkpoint) throws IOException {
        Path state = checkpoint.resolve("state.json");
        if (!Files.exists(state)) {
            return 0;
        }
        JsonNode said = Json.tree(Files.readString(state));
        return Integer.parseInt(
                Files.readString(checkpoint.resolve(said.path("tensors").asText()))
                        .strip());
    }

    private static void keep(Path checkpoint, int epoch, String nothing) throws IOException {
        String tensors = "epoch-%d.safetensors".formatted(epoch);
        Files.writeString(checkpoint.resolve(tensors), epoch + nothing);
        Path draft = Files.writeString(checkpoint.resolve("draft"), Json.text(Map.of("tensors", tensors)));
        Files.move(draft, checkpoint.resolve("state.json"), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(checkpoint.resolve("epoch-%d.safetensors".formatted(epoch - 1)));
    }

    private static void bundle(Path work, TrainingOrder order) throws IOException {
        BundleInfo info = new BundleInfo(
                Bundle.FORMAT,
                order.project(),
                order.network(),
                order.classes(),
                order.picture(),
                Normalization.of(0, 1),
                new HeadNames("head.weight", "head.bias"),
                Calibration.NONE,
                null,
                new Lineage(order.manifest(), order.run(), Instant.EPOCH, order.codeVersion(), null, Map.of(), null),
                Map.of());
        List<Probe> probes = Probes.pictures(order.picture()).stream()
                .map(png -> new Probe(png, new float[order.classes().size()]))
                .toList();
        Path onnx = Files.writeString(work.resolve("onnx"), "a network");
        Path weights = Files.writeString(work.resolve("learned"), "weights of " + order.run());
        Bundle.write(work.resolve("bundle"), info, onnx, weights, probes);
    }

    /** What it leaves as its report. */
    static String report(TrainingOrder order) {
        return Json.text(Map.of("manifest", order.manifest()));
    }

    private static void tell(Map<String, Object> event) {
        System.out.println(Json.text(event));
    }
}
