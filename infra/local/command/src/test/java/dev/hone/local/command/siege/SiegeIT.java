package dev.hone.local.command.siege;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.local.command.Waiting;
import dev.hone.local.command.road.RoadHouse;
import dev.hone.local.command.road.RoadHouse.Ran;
import dev.hone.local.command.road.SharedHouse;
import dev.hone.local.command.supervisor.ProcessMark;
import dev.hone.pictures.paint.PaintedCells;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.datasets.Datasets;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Promoted;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.Training.Outcome;
import dev.hone.stores.real.Rounds;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is killed, the house stands up again by itself and has forgotten nothing. */
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("mlflow")
@ExtendWith(SharedHouse.class)
class SiegeIT {
    private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration UP_AGAIN = Duration.ofSeconds(45);
    private static final Duration TRAINED = Duration.ofMinutes(2);
    private static final int MOST_MEGABYTES = 4 * 1024;
    private static final String SUPERVISOR = "supervisor";
    private static final String PROJECT = "cells";
    private static final int PICTURES = 60;
    private static final List<String> TASKS = List.of(
            "train",
            "admit",
            "pull",
            "preprocess_0",
            "preprocess_1",
            "evaluate",
            "gate",
            "promote",
            "confirm",
            "conclude");

    private static final List<String> LANES = List.of("preprocess_0", "preprocess_1");

    private static RoadHouse house;
    private static Kestra kestra;

    /** The house has a model in production, and what it started with is on disk: its next start is as quick as any. */
    @BeforeAll
    static void upAgain(RoadHouse shared) throws Exception {
        Path flows = Path.of("target/siege-flows").toAbsolutePath();
        copyFlows(flows);
        house = shared.withFlows(flows);
        List<ProcessHandle> running = house.processes();
        assertThat(house.hone(PATIENCE, "down").code()).isZero();
        assertThat(running).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(house.processes()).isEmpty();
        Instant begun = Instant.now();
        assertThat(house.hone(PATIENCE, "up").code()).isZero();
        Duration took = Duration.between(begun, Instant.now());
        System.out.printf("a second hone up takes %.1f s%n", seconds(begun));
        assertThat(took).isLessThan(UP_AGAIN);
        kestra = new Kestra(house.house());
    }

    /** The clock's flow would keep the house busy. */
    @AfterAll
    static void deleteTheFlows() throws Exception {
        for (Path flow : siegeFlows()) {
            kestra.deleteFlow(SiegeFlow.NAMESPACE, flow.getFileName().toString().replace(".yaml", ""));
        }
        kestra.close();
    }

    /** Each kill has limits of its own, which add up to more than this; of a soak, the reading of all that was written takes minutes. */
    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void losesNothingWhicheverProcessIsKilled() throws Exception {
        try (Siege siege = new Siege(house.house())) {
            siege.begin();
            for (List<String> round : rounds(siege.watch().parts())) {
                for (String part : round) {
                    if (part.equals(SUPERVISOR)) {
                        siege.kill(part, siege.watch().state().supervisor(), SiegeIT::bringUp);
                    } else {
                        siege.kill(part, siege.watch().process(part));
                    }
                }
            }
            long megabytes = Memory.megabytes(house.processes());
            System.out.println("all processes together take " + megabytes + " MB");
            assertThat(megabytes).isPositive().isLessThan(MOST_MEGABYTES);
            siege.end();
        }
    }

    @Test
    void aTrainingWhoseProcessIsKilledFailsAndSaysSo() throws Exception {
        Optional<Integer> before = production();
        String id = startTraining(PROJECT);
        house.training(TRAINED).destroyForcibly();

        Execution ended = ended(id);
        assertThat(ended.state()).isEqualTo("FAILED");
        assertThat(ended.task("train")).isEqualTo("FAILED");
        assertThat(kestra.errors(id)).anyMatch(line -> line.contains("training ended with exit code 137"));
        assertThat(production()).isEqualTo(before);
    }

    /** While the network learns; in a soak in the middle of every other task, too. Each time it is a project's first training. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aTrainingIsDoneOnceWhateverItDoesWhenTheEngineIsKilled() throws Exception {
        for (String task : TASKS.subList(0, Rounds.of(TASKS.size()))) {
            String project = "siege-" + task.replace('_', '-');
            fill(project);
            String id = startTraining(project);
            killTheEngineDuring(task, id);

            Execution ended = ended(id);
            assertThat(ended.state()).as(task + kestra.errors(id)).isEqualTo("SUCCESS");
            assertThat(ended.output("outcome")).as(task).isEqualTo("FIRST_MODEL");
            assertThat(LANES.stream()
                            .mapToLong(lane -> ended.count(lane, "written"))
                            .sum())
                    .as("pictures that the lanes counted, killed in " + task)
                    .isEqualTo(PICTURES);
            assertDoneOnce(project, id);
        }
    }

    private static void fill(String project) throws Exception {
        Path file = Files.writeString(Path.of("target").toAbsolutePath().resolve(project + ".yaml"), """
                name: %s
                classes: [%s]
                training: { epochs: 1 }
                """.formatted(
                        project, String.join(", ", PaintedCells.CLASSES)));
        assertThat(house.hone(PATIENCE, "apply", file.toString()).code()).isZero();
        assertThat(house.hone(PATIENCE, "import", project, "--painted", String.valueOf(PICTURES))
                        .code())
                .isZero();
    }

    /** One training, one run in MLflow, one version, one promotion, each picture once. */
    private static void assertDoneOnce(String project, String execution) throws Exception {
        Connections connections = house.house().connections();
        try (Ledger ledger = Ledger.open(connections.ledger());
                Registry registry = Registry.open(connections.registry());
                Bucket bucket = Bucket.open(connections.bucket())) {
            assertThat(MlflowRuns.states(house.house(), project)).as(project).containsExactly("FINISHED");
            assertThat(registry.versions(project))
                    .as(project)
                    .extracting(ModelVersion::number)
                    .containsExactly(1);
            assertThat(ledger.promotions().history(project))
                    .as(project)
                    .extracting(Promoted::version)
                    .containsExactly(1);
            assertThat(ledger.trainings().newest(project, 9))
                    .as(project)
                    .extracting(Training::execution, Training::outcome)
                    .containsExactly(tuple(execution, Outcome.PROMOTED));
            assertThat(ledger.manifests().all(project))
                    .as(project)
                    .singleElement()
                    .satisfies(manifest -> assertThat(new Datasets(bucket, ledger)
                                    .manifest(project, manifest)
                                    .entries())
                            .extracting(Manifest.Entry::digest)
                            .hasSize(PICTURES)
                            .doesNotHaveDuplicates());
        }
    }

    private static void killTheEngineDuring(String task, String id) throws Exception {
        Waiting.until(
                task + " has begun",
                TRAINED,
                () -> !kestra.execution(id).task(task).isEmpty());
        Optional<ProcessHandle> training =
                task.equals("train") ? Optional.of(house.training(TRAINED)) : Optional.empty();
        try (Watch watch = new Watch(house.house())) {
            ProcessMark engine = watch.process("kestra");
            engine.find().orElseThrow().destroyForcibly();
            Waiting.until(
                    "the training process has ended",
                    Duration.ofSeconds(10),
                    () -> training.filter(ProcessHandle::isAlive).isEmpty());
            Waiting.until("all is healthy", Duration.ofSeconds(30), () -> watch.healthy(engine));
        }
    }

    /** The first round in a fixed order; in a soak more, each in another. */
    private static List<List<String>> rounds(List<String> parts) {
        List<String> all = new ArrayList<>(parts);
        all.add(SUPERVISOR);
        long seed = Long.getLong("hone.seed", System.nanoTime());
        System.out.println("the order of a soak's siege: -Dhone.seed=" + seed);
        Random random = new Random(seed);
        List<List<String>> rounds = new ArrayList<>(List.of(all));
        while (rounds.size() < Rounds.of(5)) {
            List<String> round = new ArrayList<>(all);
            Collections.shuffle(round, random);
            rounds.add(round);
        }
        return rounds;
    }

    /** The house has its time from when {@code hone up} says that it is up. */
    private static Instant bringUp() throws Exception {
        Instant begun = Instant.now();
        Ran up = house.hone(PATIENCE, "up");
        assertThat(up.code()).isZero();
        System.out.printf("hone up with orphans takes %.1f s%n", seconds(begun));
        return Instant.now();
    }

    private static double seconds(Instant begun) {
        return Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    }

    private static String startTraining(String project) throws Exception {
        return kestra.start("hone", "train", Map.of("project", project, "epochs", "1", "force", "true"))
                .id();
    }

    private static Execution ended(String id) throws Exception {
        Waiting.until(
                "execution " + id + " ends", TRAINED, () -> kestra.execution(id).ended());
        return kestra.execution(id);
    }

    private static Optional<Integer> production() {
        try (Ledger ledger = Ledger.open(house.house().connections().ledger())) {
            return ledger.assignments().production(PROJECT).map(Assignment::version);
        }
    }

    private static void copyFlows(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> flows = new ArrayList<>(siegeFlows());
        flows.add(ROOT.resolve("flows/train.yaml"));
        for (Path flow : flows) {
            Files.copy(flow, folder.resolve(flow.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> siegeFlows() throws IOException {
        try (Stream<Path> flows = Files.list(Path.of("src/test/resources/siege"))) {
            return flows.toList();
        }
    }
}
