package dev.hone.local.command.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.local.command.Waiting;
import dev.hone.local.command.road.RoadHouse.Ran;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.Assignment;
import dev.hone.stores.ledger.BlockedVersion;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.Training.Outcome;
import dev.hone.stores.ledger.TrainingRequest;
import dev.hone.stores.registry.ModelVersion;
import dev.hone.stores.registry.Registry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The flows as people start them in Kestra, on a project of their own. */
@Tag("mlflow")
@ExtendWith(SharedHouse.class)
class FlowsIT {
    private static final String PROJECT = "steps";
    private static final Path FOLDER = Path.of("target/road").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final RoadHouse house;

    FlowsIT(RoadHouse house) {
        this.house = house;
    }

    @Test
    void aProjectIsTrainedOnceForAllWhoAskAndItsVersionsComeAndGoByHand() throws Exception {
        assertThat(house.hone(PATIENCE, "import", PROJECT, "--painted", "60", "--seed", "5")
                        .code())
                .isZero();
        Connections connections = house.house().connections();
        try (Ledger ledger = Ledger.open(connections.ledger());
                Registry registry = Registry.open(connections.registry())) {
            assertThatFiveRequestsMakeOneTraining(ledger, registry);
            assertThat(output(run("promote", "-F requestedBy=ann"), "outcome")).isEqualTo("PROMOTED");
            assertThat(production(ledger)).contains(1);
            assertThat(ledger.trainings().newest(PROJECT, 9).getFirst().outcome())
                    .isEqualTo(Outcome.PROMOTED);

            assertThat(output(run("train", "-F epochs=1 -F promote=ask"), "outcome"))
                    .isEqualTo("NOTHING_NEW");
            JsonNode forced = run("train", "-F epochs=1 -F promote=no -F force=true");
            assertThat(output(forced, "version")).as(forced.toString()).isEqualTo("2");
            assertThat(production(ledger)).contains(1);

            run("promote", "-F version=2");
            assertThat(production(ledger)).contains(2);
            run("rollback", "-F 'reason=it is blind' -F requestedBy=ben");
            assertThat(production(ledger)).contains(1);
            assertThat(ledger.blockedVersions().all(PROJECT))
                    .singleElement()
                    .extracting(BlockedVersion::reason)
                    .isEqualTo("it is blind");
            assertThatNonsenseIsRefusedWithItsReason(ledger);
        }
    }

    private void assertThatFiveRequestsMakeOneTraining(Ledger ledger, Registry registry) throws Exception {
        shell("for who in ann ben cleo dora emil; do " + curl("train", "-F epochs=1 -F promote=ask -F requestedBy=$who")
                + " >\"$who.json\" & done; wait");
        Waiting.until(
                "all are answered, and the training has ended",
                PATIENCE,
                () -> ledger.trainingRequests().newest(PROJECT, 9).stream()
                                        .filter(request -> request.execution() != null)
                                        .count()
                                == 5
                        && ledger.trainings().newest(PROJECT, 9).getFirst().outcome() != null);
        assertThat(ledger.trainings().newest(PROJECT, 9)).singleElement().satisfies(training -> {
            assertThat(training.outcome()).as(training.toString()).isEqualTo(Outcome.PENDING);
            assertThat(ledger.trainingRequests().newest(PROJECT, 9))
                    .allSatisfy(request -> assertThat(request.execution()).isEqualTo(training.execution()))
                    .extracting(TrainingRequest::by)
                    .containsExactlyInAnyOrder("ann", "ben", "cleo", "dora", "emil");
        });
        assertThat(registry.versions(PROJECT)).extracting(ModelVersion::number).containsExactly(1);
        assertThat(production(ledger)).isEmpty();
    }

    private void assertThatNonsenseIsRefusedWithItsReason(Ledger ledger) throws Exception {
        JsonNode refused = run("train", "-F learningRate=7");

        assertThat(refused.at("/state/current").asText()).isEqualTo("FAILED");
        assertThat(ledger.trainingRequests().newest(PROJECT, 1).getFirst().refusal())
                .contains("learningRate is above 0 and at most 1, not 7");
        List<String> lines = Json.tree(
                        shell("curl -sSf -u \"$KESTRA_USER:$KESTRA_PASSWORD\" \"$KESTRA_URL/api/v1/main/logs/"
                                + refused.path("id").asText() + "?minLevel=INFO\""))
                .findValuesAsText("message");
        assertThat(lines.getLast()).contains("steps: admit failed: ", "learningRate is above 0", "v1 is in production");
        assertThat(ledger.trainings().newest(PROJECT, 9))
                .extracting(Training::outcome)
                .doesNotContain(Outcome.FAILED);
    }

    private static Optional<Integer> production(Ledger ledger) {
        return ledger.assignments().production(PROJECT).map(Assignment::version);
    }

    private static String output(JsonNode execution, String name) {
        return execution.path("outputs").path(name).asText();
    }

    /** Runs a flow to its end. */
    private JsonNode run(String flow, String inputs) throws Exception {
        return Json.tree(shell(curl(flow, inputs)));
    }

    private static String curl(String flow, String inputs) {
        return "curl -sSf -u \"$KESTRA_USER:$KESTRA_PASSWORD\" -F project=%s %s \"$KESTRA_URL/api/v1/main/executions/hone/%s?wait=true\""
                .formatted(PROJECT, inputs, flow);
    }

    private String shell(String command) throws Exception {
        Ran ran = house.shell(PATIENCE, FOLDER, "exports=$(./hone env) && eval \"$exports\"\n" + command);
        assertThat(ran.code()).as(ran.output()).isZero();
        return ran.output();
    }
}
