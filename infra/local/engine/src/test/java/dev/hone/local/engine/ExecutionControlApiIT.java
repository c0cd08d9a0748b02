package dev.hone.local.engine;

import static dev.hone.local.engine.ApiEngine.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kestra.sdk.api.ExecutionsApi;
import io.kestra.sdk.model.Execution;
import io.kestra.sdk.model.ExecutionControllerExecutionResponse;
import io.kestra.sdk.model.StateType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiEngine.class)
class ExecutionControlApiIT {
    private static final String NAMESPACE = "hone.api";

    private final ApiEngine.Running engine;
    private final ExecutionsApi executions;
    private final KestraHttp http;

    ExecutionControlApiIT(ApiEngine.Running engine) {
        this.engine = engine;
        this.executions = engine.sdk().executions();
        this.http = engine.http();
    }

    @Test
    void pausesARunningExecutionAndResumesIt() {
        engine.deploy("naps");
        String id = http.started(NAMESPACE + "/naps", Map.of("nap", "PT2S"));
        awaitTask(id, 0, "RUNNING");

        assertThat(executions.pauseExecution(id, TENANT).getState().getCurrent())
                .isEqualTo(StateType.PAUSED);

        awaitTask(id, 0, "SUCCESS");
        assertThat(http.execution(id).at("/state/current").asText()).isEqualTo("PAUSED");
        assertThat(http.execution(id).get("taskRunList")).hasSize(1);
        executions.resumeExecution(id, TENANT);
        JsonNode done = http.await(id, "SUCCESS");
        assertThat(done.get("taskRunList")).hasSize(2);
        assertThat(http.post("/executions/" + id + "/pause").status()).isEqualTo(409);
    }

    @Test
    void killsARunningExecution() {
        engine.deploy("naps");
        String id = http.started(NAMESPACE + "/naps", Map.of());
        awaitTask(id, 0, "RUNNING");

        executions.killExecution(id, TENANT, true);

        http.await(id, "KILLED");
        // Kestra closes an execution before its worker has said that the task is dead.
        awaitTask(id, 0, "KILLED");
        assertThat(http.delete("/executions/" + id + "/kill?isOnKillCascade=false")
                        .status())
                .isEqualTo(409);
        assertThat(http.post("/executions/" + id + "/restart").status()).isEqualTo(409);
    }

    @Test
    void restartsAFailedExecutionFromWhereItFailed() {
        ExecutionControllerExecutionResponse failed = engine.run("once");
        assertThat(failed.getState().getCurrent()).isEqualTo(StateType.FAILED);

        Execution restarted = executions.restartExecution(failed.getId(), TENANT, null);

        assertThat(restarted.getId()).isEqualTo(failed.getId());
        JsonNode done = http.await(failed.getId(), "SUCCESS");
        assertThat(done.at("/taskRunList/0/attempts")).hasSize(1);
        assertThat(done.at("/taskRunList/1/attempts")).hasSize(2);
        assertThat(http.post("/executions/" + failed.getId() + "/restart?revision=7")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void followsAnExecutionToItsEnd() {
        engine.deploy("naps");
        String id = http.started(NAMESPACE + "/naps", Map.of("nap", "PT1S"));

        List<Execution> live = followed(id);
        List<Execution> afterwards = followed(id);

        assertThat(live).hasSizeGreaterThan(2);
        assertThat(live.getFirst().getState()).as("the start event is empty").isNull();
        assertThat(live.getLast().getState().getCurrent()).isEqualTo(StateType.SUCCESS);
        assertThat(afterwards).hasSize(2);
        assertThat(afterwards.getLast().getState().getCurrent()).isEqualTo(StateType.SUCCESS);
        try (var lines = http.stream("/executions/" + id + "/follow")) {
            assertThat(lines.filter(line -> line.startsWith("id:"))).containsExactly("id: start", "id: end");
        }
    }

    @Test
    void letsAFollowerLeaveEarly() {
        engine.deploy("naps");
        String id = http.started(NAMESPACE + "/naps", Map.of());

        Execution first = executions.followExecution(id, TENANT).skip(1).blockFirst(Duration.ofSeconds(30));

        assertThat(first.getId()).isEqualTo(id);
        executions.killExecution(id, TENANT, true);
        http.await(id, "KILLED");
        assertThat(followed(id).getLast().getState().getCurrent()).isEqualTo(StateType.KILLED);
    }

    @Test
    void keepsTheExecutionsOfADeletedFlow() {
        http.postFlow(ApiEngine.source("sequence").replace("id: sequence", "id: temporary"))
                .ok();
        String id = http.started(NAMESPACE + "/temporary", Map.of());
        http.await(id, "SUCCESS");

        http.delete("/flows/hone.api/temporary").ok();

        assertThat(http.execution(id).at("/state/current").asText()).isEqualTo("SUCCESS");
        assertThat(followed(id).getLast().getState().getCurrent()).isEqualTo(StateType.SUCCESS);
        assertThat(http.execute(NAMESPACE + "/temporary", Map.of()).status()).isEqualTo(404);
    }

    private List<Execution> followed(String id) {
        return executions.followExecution(id, TENANT).collectList().block(Duration.ofSeconds(30));
    }

    private void awaitTask(String id, int index, String state) {
        Deadline.seconds(30)
                .await(
                        "task " + index + " is " + state,
                        () -> http.execution(id)
                                .at("/taskRunList/" + index + "/state/current")
                                .asText()
                                .equals(state));
    }
}
