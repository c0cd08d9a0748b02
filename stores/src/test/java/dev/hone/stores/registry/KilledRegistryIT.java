package dev.hone.stores.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.real.MlflowServer;
import dev.hone.stores.real.Rounds;
import dev.hone.stores.transfers.Patience;
import dev.hone.stores.transfers.Transfers;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MLflow is killed while trainings write; what broke off is repeated, and each training is as if written once. */
@Tag("mlflow")
class KilledRegistryIT {
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final int TRAININGS = 8;
    private static final int EPOCHS = 40;

    @TempDir
    private Path work;

    private MlflowServer server;
    private Registry registry;

    @BeforeEach
    void start() throws Exception {
        server = MlflowServer.start(Files.createDirectory(work.resolve("mlflow")));
        registry = Registry.open(server.settings(), Patience.BRIEF);
    }

    @AfterEach
    void stop() throws Exception {
        registry.close();
        server.close();
    }

    @Test
    void everyWriteCanBeRepeated() throws Exception {
        Path bundle = Files.createDirectory(work.resolve("bundle"));
        Files.write(bundle.resolve("model.onnx"), new byte[3_000_000]);
        Files.writeString(bundle.resolve("bundle.json"), "{}");
        for (int round = 0; round < Rounds.of(10); round++) {
            String project = "killed-" + round;
            AtomicInteger writes = new AtomicInteger();
            int fatal = 1 + new Random().nextInt(TRAININGS * 6);
            Transfers.each(
                    IntStream.range(0, TRAININGS).iterator(),
                    i -> train(project, i, bundle, () -> {
                        if (writes.incrementAndGet() == fatal) {
                            kill();
                        }
                    }));

            assertThat(registry.versions(project)).hasSize(TRAININGS);
            for (int i = 0; i < TRAININGS; i++) {
                assertWhole(registry.run(project, "execution-" + i, Map.of()), project, i);
            }
        }
    }

    private void train(String project, int number, Path bundle, Runnable before) {
        repeated(() -> {
            before.run();
            Run run = registry.run(project, "execution-" + number, Map.of("by", "test"));
            before.run();
            registry.params(run, Map.of("number", String.valueOf(number)));
            registry.input(run, input(project));
            before.run();
            registry.metrics(run, losses());
            before.run();
            registry.upload(run, bundle, "bundle");
            before.run();
            ModelVersion version = registry.version(project, run, "bundle");
            before.run();
            registry.stage(version, Stage.STAGING);
            registry.alias("a" + number, version);
            registry.tag(version, "number", String.valueOf(number));
            registry.status(run, RunStatus.FINISHED);
        });
    }

    private void assertWhole(Run run, String project, int number) {
        RunDetails details = registry.details(run);
        assertThat(details.params()).isEqualTo(Map.of("number", String.valueOf(number)));
        assertThat(details.inputs().values()).containsExactly(input(project));
        assertThat(details.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(registry.history(run, "loss")).containsExactlyInAnyOrderElementsOf(losses());
        ModelVersion version = registry.aliased(project, "a" + number).orElseThrow();
        assertThat(version.run()).isEqualTo(run.id());
        assertThat(version.stage()).isEqualTo("Staging");
        assertThat(registry.details(version).tags()).isEqualTo(Map.of("number", String.valueOf(number)));
        Path down = work.resolve(project).resolve("down-" + number);
        registry.download(version, down);
        assertThat(down.resolve("model.onnx")).hasSize(3_000_000);
        assertThat(down.resolve("bundle.json")).hasContent("{}");
    }

    private static DataSetInput input(String project) {
        return new DataSetInput(
                project, "ab".repeat(32), URI.create("s3://hone/manifest.jsonl"), Map.of("train", 8, "test", 2));
    }

    private static List<Metric> losses() {
        return IntStream.range(0, EPOCHS)
                .mapToObj(epoch -> new Metric("loss", 1.0 / (epoch + 1), 1_700_000_000_000L + epoch, epoch))
                .toList();
    }

    private void kill() {
        try {
            server.restart();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a task that is tried again does it. */
    private static void repeated(Runnable writes) {
        Instant deadline = Instant.now().plus(SOON);
        while (true) {
            try {
                writes.run();
                return;
            } catch (RegistryException e) {
                assertThat(e.isPassing()).as(e.getMessage()).isTrue();
                assertThat(Instant.now()).as(e.getMessage()).isBefore(deadline);
            }
        }
    }
}
