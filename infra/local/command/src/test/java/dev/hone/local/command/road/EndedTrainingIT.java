package dev.hone.local.command.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.local.command.Waiting;
import dev.hone.local.command.road.RoadHouse.Ran;
import dev.hone.local.command.supervisor.HouseState;
import dev.hone.local.command.supervisor.PartStatus;
import dev.hone.local.command.supervisor.StateFile;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.Instance;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.Training.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever ends a training ends the process that trains, too, and soon; whoever ends a promotion lets go of the project. */
@Tag("mlflow")
@ExtendWith(SharedHouse.class)
class EndedTrainingIT {
    private static final String PROJECT = "stopped";
    private static final Path FOLDER = Path.of("target/road").toAbsolutePath();
    private static final Path TRAIN = Path.of("../../../flows/train.yaml");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** Sooner than a lease that nobody gives back ends by itself. */
    private static final Duration LET_GO = Duration.ofMinutes(1);

    private final RoadHouse house;

    EndedTrainingIT(RoadHouse house) {
        this.house = house;
    }

    @BeforeEach
    void importPictures() throws Exception {
        assertThat(house.hone(PATIENCE, "import", PROJECT, "--painted", "60").code())
                .isZero();
    }

    /** The second one finds that the first holds nothing any more. */
    @Test
    void byStoppingItsRun() throws Exception {
        for (int run = 1; run <= 2; run++) {
            String execution = start("train");
            ProcessHandle process = house.training(PATIENCE);

            stop(execution);

            assertThatItEndsBefore(Instant.now().plus(SOON), process);
            assertThat(outcome(execution).outcome()).isEqualTo(Outcome.KILLED);
        }
    }

    /** Ctrl-C ends what shows it, and nothing else. */
    @Test
    void butNotByLeavingIt() throws Exception {
        String execution;
        try (Typed watching = house.typed("train", PROJECT, "--force", "--watch")) {
            watching.awaitLine(" +epoch \\d+  loss \\d.*  validation accuracy .*", PATIENCE);
            watching.signal("INT");
            Ran left = watching.end(PATIENCE);

            execution = execution(left);
            assertThat(left.code()).isEqualTo(130);
            assertThat(left.output().lines())
                    .contains("The run goes on. ./hone train %1$s --follow %2$s follows it again, --stop %2$s ends it."
                            .formatted(PROJECT, execution));
        }
        assertThat(house.training(PATIENCE).isAlive()).isTrue();
        assertThat(house.hone(PATIENCE, "train", "cells", "--stop", execution)).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.output())
                    .isEqualTo("execution %s is of project 'stopped', not of 'cells'\n".formatted(execution));
        });
        try (Typed following = house.typed("train", PROJECT, "--follow", execution)) {
            following.awaitLine("train +epoch \\d+/10000: .*", PATIENCE);
            stop(execution);

            assertThat(following.end(PATIENCE)).satisfies(followed -> {
                assertThat(followed.code()).isEqualTo(1);
                assertThat(followed.output()).endsWith("training stopped was ended by somebody\n");
            });
        }
        assertThat(outcome(execution).outcome()).isEqualTo(Outcome.KILLED);
        assertThat(house.hone(PATIENCE, "train", PROJECT, "--stop", execution).output())
                .isEqualTo("execution %s has ended already\n".formatted(execution));
    }

    private static String execution(Ran ran) {
        return ran.output()
                .lines()
                .filter(line -> line.startsWith("execution "))
                .map(line -> line.substring("execution ".length()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void byTheTimeThatItsTaskHas() throws Exception {
        String limited = Files.readString(TRAIN)
                .replace("id: train\nnamespace", "id: train_in_time\nnamespace")
                .replace("timeout: P2D\n", "timeout: %s\n".formatted(LIMIT));
        curl(
                "-H 'Content-Type: application/x-yaml' --data-binary @'%s'"
                        .formatted(Files.writeString(FOLDER.resolve("train_in_time.yaml"), limited)),
                "flows");
        try {
            String execution = start("train_in_time");
            ProcessHandle process = house.training(PATIENCE);
            Instant begun = Instant.parse(
                    task(execution, "train").at("/state/startDate").asText());

            assertThatItEndsBefore(begun.plus(LIMIT).plus(SOON), process);
            Training training = outcome(execution);
            assertThat(training.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(training.detail()).startsWith("train failed: ");
        } finally {
            curl("-X DELETE", "flows/hone/train_in_time");
        }
    }

    /** Then it is done again by the engine that comes next, and whoever follows it goes on following. */
    @Test
    void byStoppingTheEngine() throws Exception {
        String execution = start("train");
        ProcessHandle process = house.training(PATIENCE);
        try (Typed following = house.typed("train", PROJECT, "--follow", execution)) {
            following.awaitLine("train +learning from .*", PATIENCE);

            engine().process().find().orElseThrow().destroy();

            assertThatItEndsBefore(Instant.now().plus(SOON), process);
            ProcessHandle next = house.training(PATIENCE);
            stop(execution);
            assertThatItEndsBefore(Instant.now().plus(SOON), next);
            assertThat(following.end(PATIENCE).output())
                    .containsOnlyOnce("Kestra is away; the run goes on when it is back")
                    .endsWith("training stopped was ended by somebody\n");
        }
        assertThat(outcome(execution).outcome()).isEqualTo(Outcome.KILLED);
    }

    /** It waits for a replica of serving that does not follow, and would have the project for minutes afterwards. */
    @Test
    void aPromotionThatIsStoppedLetsTheNextOneHaveTheProject() throws Exception {
        try (Ledger ledger = Ledger.open(house.house().connections().ledger())) {
            int version = ledger.assignments().production("cells").orElseThrow().version();
            ledger.instances().report(List.of(new Instance("no replica", "cells", version + 1, null, null, null)));
            String execution = curl("-F project=cells -F version=" + version, "executions/hone/promote")
                    .path("id")
                    .asText();
            String holder = "execution " + execution;
            Waiting.until(
                    "it has the project",
                    PATIENCE,
                    () -> !ledger.leases().of(holder).isEmpty());

            curl("-X DELETE", "executions/%s/kill".formatted(execution));

            Waiting.until(
                    "the next one can have it",
                    LET_GO,
                    () -> ledger.leases().of(holder).isEmpty());
            ledger.instances().remove("no replica");
            assertThat(ledger.assignments().production("cells").orElseThrow().version())
                    .isEqualTo(version);
        }
    }

    private static void assertThatItEndsBefore(Instant time, ProcessHandle process) throws Exception {
        Waiting.until("the process ends", PATIENCE, () -> !process.isAlive());
        assertThat(Instant.now()).isBefore(time);
    }

    /** Of a run that waits no longer for anything, and holds nothing any more. */
    private Training outcome(String execution) throws Exception {
        try (Ledger ledger = Ledger.open(house.house().connections().ledger())) {
            Waiting.until(
                    "the ledger says what became of it",
                    PATIENCE,
                    () -> ledger.trainings()
                                            .find(PROJECT, execution)
                                            .orElseThrow()
                                            .outcome()
                                    != null
                            && ledger.leases().holder("train " + PROJECT).isEmpty());
            return ledger.trainings().find(PROJECT, execution).orElseThrow();
        }
    }

    private String start(String flow) throws Exception {
        return curl("-F project=%s -F force=true".formatted(PROJECT), "executions/hone/" + flow)
                .path("id")
                .asText();
    }

    private void stop(String execution) throws Exception {
        assertThat(house.hone(PATIENCE, "train", PROJECT, "--stop", execution).output())
                .contains("execution %s is being ended".formatted(execution));
    }

    private JsonNode task(String execution, String id) throws Exception {
        return curl("", "executions/" + execution)
                .path("taskRunList")
                .valueStream()
                .filter(run -> run.path("taskId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode curl(String options, String path) throws Exception {
        Ran ran = house.withExports(
                PATIENCE,
                FOLDER,
                "curl -sSf -u \"$KESTRA_USER:$KESTRA_PASSWORD\" %s \"$KESTRA_URL/api/v1/main/%s\""
                        .formatted(options, path));
        assertThat(ran.code()).as(ran.output()).isZero();
        return ran.output().isBlank() ? Json.tree("{}") : Json.tree(ran.output());
    }

    private PartStatus engine() {
        return new StateFile(house.house().state())
                .read().map(HouseState::parts).orElseThrow().stream()
                        .filter(part -> part.name().equals("kestra"))
                        .findFirst()
                        .orElseThrow();
    }
}
