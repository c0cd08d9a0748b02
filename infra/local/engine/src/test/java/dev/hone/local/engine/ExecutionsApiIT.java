package dev.hone.local.engine;

import static dev.hone.local.engine.ApiEngine.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.local.engine.KestraHttp.Answer;
import io.kestra.sdk.api.ExecutionsApi;
import io.kestra.sdk.model.ApiExecution;
import io.kestra.sdk.model.ApiTaskRun;
import io.kestra.sdk.model.ExecutionControllerExecutionResponse;
import io.kestra.sdk.model.Label;
import io.kestra.sdk.model.StateType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiEngine.class)
class ExecutionsApiIT {
    private static final String NAMESPACE = "hone.api";

    private final ApiEngine.Running engine;
    private final ExecutionsApi executions;
    private final KestraHttp http;

    ExecutionsApiIT(ApiEngine.Running engine) {
        this.engine = engine;
        this.executions = engine.sdk().executions();
        this.http = engine.http();
    }

    @Test
    void waitsForASequenceAndAnswersWithItsOutputs() {
        ExecutionControllerExecutionResponse done = engine.run("sequence", "asked-by:test");

        assertThat(done.getState().getCurrent()).isEqualTo(StateType.SUCCESS);
        assertThat(done.getOutputs()).isEqualTo(Map.of("farewell", "good bye world"));
        assertThat(done.getLabels())
                .extracting(Label::getKey, Label::getValue)
                .contains(tuple("asked-by", "test"), tuple("kind", "greeting"), tuple("system.from", "api"));
        ApiExecution read = executions.execution(done.getId(), TENANT);
        assertThat(read.getTaskRunList()).extracting(ApiTaskRun::getTaskId).containsExactly("first", "whisper", "last");
        assertThat(read.getOutputs()).containsExactly(entry("farewell", "good bye world"));
    }

    @Test
    void takesTypedInputs() {
        engine.deploy("sequence");

        JsonNode done = http.await(http.started(NAMESPACE + "/sequence", Map.of("who", "Ada Łovelace")), "SUCCESS");

        assertThat(done.at("/inputs/who").asText()).isEqualTo("Ada Łovelace");
        assertThat(done.at("/outputs/farewell").asText()).isEqualTo("good bye Ada Łovelace");
    }

    @Test
    void runsBothSidesOfAParallel() {
        ExecutionControllerExecutionResponse done = engine.run("parallel");

        assertThat(done.getState().getCurrent()).isEqualTo(StateType.SUCCESS);
        assertThat(done.getOutputs()).isEqualTo(Map.of("both", "one and two"));
        assertThat(done.getTaskRunList()).hasSize(4);
    }

    @Test
    void triesAFailingTaskAgain() {
        ExecutionControllerExecutionResponse flaky = engine.run("flaky");
        ExecutionControllerExecutionResponse hopeless = engine.run("hopeless");

        assertThat(flaky.getState().getCurrent()).isEqualTo(StateType.SUCCESS);
        assertThat(flaky.getTaskRunList().getFirst().getAttempts())
                .extracting(attempt -> attempt.getState().getCurrent())
                .containsExactly(StateType.FAILED, StateType.FAILED, StateType.SUCCESS);
        assertThat(hopeless.getState().getCurrent()).isEqualTo(StateType.FAILED);
        assertThat(hopeless.getTaskRunList().getFirst().getAttempts()).hasSize(2);
    }

    @Test
    void hearsWhatASubflowAnswered() {
        engine.deploy("sequence");

        ExecutionControllerExecutionResponse done = engine.run("caller");

        assertThat(done.getState().getCurrent()).isEqualTo(StateType.SUCCESS);
        assertThat(done.getOutputs()).isEqualTo(Map.of("heard", "good bye caller"));
        JsonNode children = http.get("/executions/search?triggerExecutionId=" + done.getId())
                .ok();
        assertThat(children.get("total").asInt()).isEqualTo(1);
        assertThat(children.at("/results/0/flowId").asText()).isEqualTo("sequence");
    }

    @Test
    void resumesAPauseTaskWithInputs() {
        engine.deploy("approval");
        String id = http.started(NAMESPACE + "/approval", Map.of());
        http.await(id, "PAUSED");

        Answer incomplete = http.resume(id, Map.of());
        Answer resumed = http.resume(id, Map.of("answer", "yes", "copies", "2"));

        assertThat(incomplete.status()).isEqualTo(422);
        assertThat(incomplete.message()).contains("Missing required input:answer");
        assertThat(resumed.status()).isEqualTo(204);
        JsonNode done = http.await(id, "SUCCESS");
        assertThat(done.at("/outputs/note").asText()).isEqualTo("yes x 3");
        assertThat(http.resume(id, Map.of("answer", "again")).status()).isEqualTo(409);
    }

    @Test
    void doesNotStartADisabledFlow() {
        http.postFlow(ApiEngine.source("sequence").replace("id: sequence", "id: disabled\ndisabled: true"))
                .ok();

        Answer refused = http.execute(NAMESPACE + "/disabled", Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.message()).contains("Requested Flow is disabled");
    }

    @Test
    void obeysAFlowsOwnChecks() {
        engine.deploy("guarded");

        Answer blocked = http.execute(NAMESPACE + "/guarded", Map.of("number", "13"));

        assertThat(blocked.status()).isEqualTo(422);
        assertThat(blocked.message()).contains("thirteen brings bad luck");
        http.await(http.started(NAMESPACE + "/guarded", Map.of("number", "7")), "SUCCESS");
        http.await(http.started(NAMESPACE + "/guarded", Map.of("number", "14")), "FAILED");
    }

    @Test
    void refusesWhatCannotBeStarted() {
        engine.deploy("sequence");
        engine.deploy("guarded");

        assertThat(http.execute(NAMESPACE + "/none", Map.of()).status()).isEqualTo(404);
        assertThat(http.execute(NAMESPACE + "/sequence?revision=9", Map.of()).status())
                .isEqualTo(404);
        assertThat(http.execute(NAMESPACE + "/sequence?labels=nonsense", Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(http.execute(NAMESPACE + "/sequence?labels=system.username:me", Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(http.execute(NAMESPACE + "/guarded", Map.of("number", "many"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void saysWhichExecutionIsUnknown() {
        assertThat(http.get("/executions/none").message()).isEqualTo("Not Found: Execution 'none' does not exist");
        assertThat(List.of(
                        http.get("/executions/none"),
                        http.get("/executions/none/follow"),
                        http.delete("/executions/none/kill"),
                        http.post("/executions/none/restart"),
                        http.post("/executions/none/pause"),
                        http.resume("none", Map.of())))
                .extracting(Answer::status)
                .containsOnly(404);
    }
}
