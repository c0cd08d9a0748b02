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
import io.kestra.sdk.model.Execution;
import io.kestra.sdk.model.ExecutionControllerExecutionResponse;
import io.kestra.sdk.model.ExecutionControllerLastExecutionResponse;
import io.kestra.sdk.model.ExecutionRepositoryInterfaceFlowFilter;
import io.kestra.sdk.model.Label;
import io.kestra.sdk.model.StateType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        ExecutionControllerExecutionResponse done = run("sequence", List.of("asked-by:test"));

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
        ExecutionControllerExecutionResponse done = run("parallel", null);

        assertThat(done.getState().getCurrent()).isEqualTo(StateType.SUCCESS);
        assertThat(done.getOutputs()).isEqualTo(Map.of("both", "one and two"));
        assertThat(done.getTaskRunList()).hasSize(4);
    }

    @Test
    void triesAFailingTaskAgain() {
        ExecutionControllerExecutionResponse flaky = run("flaky", null);
        ExecutionControllerExecutionResponse hopeless = run("hopeless", null);

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

        ExecutionControllerExecutionResponse done = run("caller", null);

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

        JsonNode killed = http.await(id, "KILLED");
        assertThat(killed.at("/taskRunList/0/state/current").asText()).isEqualTo("KILLED");
        assertThat(http.delete("/executions/" + id + "/kill?isOnKillCascade=false")
                        .status())
                .isEqualTo(409);
        assertThat(http.post("/executions/" + id + "/restart").status()).isEqualTo(409);
    }

    @Test
    void restartsAFailedExecutionFromWhereItFailed() {
        ExecutionControllerExecutionResponse failed = run("once", null);
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

    @Test
    void doesNotStartADisabledFlow() {
        http.postFlow(ApiEngine.source("sequence").replace("id: sequence", "id: disabled\ndisabled: true"))
                .ok();

        Answer refused = http.execute(NAMESPACE + "/disabled", Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.message()).contains("Requested Flow is disabled");
    }

    @Test
    void searchesByEverythingThatKestraSearchesBy() {
        String succeeded = run("sequence", List.of("search:me")).getId();
        String failed = run("hopeless", List.of("search:me")).getId();
        // H2 keeps milliseconds
        Instant after = Instant.parse(
                        http.execution(failed).at("/state/startDate").asText())
                .truncatedTo(ChronoUnit.MILLIS);

        assertThat(ids("labels=search:me")).containsExactly(failed, succeeded);
        assertThat(ids("filters[labels][EQUALS][search]=me&sort=state.startDate:asc"))
                .containsExactly(succeeded, failed);
        assertThat(ids("labels=search:me&state=FAILED")).containsExactly(failed);
        assertThat(ids("labels=search:me&filters[state][NOT_IN]=FAILED,KILLED")).containsExactly(succeeded);
        assertThat(ids("labels=search:me&flowId=sequence")).containsExactly(succeeded);
        assertThat(ids("labels=search:me&q=hopeless")).containsExactly(failed);
        assertThat(ids("labels=search:me&namespace=hone")).hasSize(2);
        assertThat(ids("labels=search:me&filters[namespace][EQUALS]=hone")).isEmpty();
        assertThat(ids("labels=search:me&startDate=" + after)).containsExactly(failed);
        assertThat(ids("labels=search:me&filters[startDate][LESS_THAN]=" + after))
                .containsExactly(succeeded);
        assertThat(ids("labels=search:me&timeRange=PT5M")).hasSize(2);
        assertThat(ids("labels=search:me&page=2&size=1")).containsExactly(succeeded);
        assertThat(http.get("/executions/search?labels=search:me&size=1")
                        .ok()
                        .get("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(executions
                        .searchExecutionsByFlowId(TENANT, NAMESPACE, "hopeless", 1, 5)
                        .getResults())
                .extracting(execution -> execution.getFlowId())
                .containsOnly("hopeless");
    }

    @Test
    void refusesASearchThatItCannotDo() {
        assertThat(http.get("/executions/search?state=HAPPY").status()).isEqualTo(422);
        assertThat(http.get("/executions/search?startDate=yesterday").status()).isEqualTo(422);
        assertThat(http.get("/executions/search?sort=inputs:asc").status()).isEqualTo(422);
        assertThat(http.get("/executions/search?filters[level][EQUALS]=INFO").status())
                .isEqualTo(400);
    }

    @Test
    void tellsTheLatestExecutionOfEachFlow() {
        run("parallel", null);
        String latest = run("parallel", null).getId();

        List<ExecutionControllerLastExecutionResponse> found = executions.latestExecutions(
                TENANT,
                List.of(new ExecutionRepositoryInterfaceFlowFilter()
                        .namespace(NAMESPACE)
                        .id("parallel")));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().getId()).isEqualTo(latest);
        assertThat(found.getFirst().getStatus()).isEqualTo(StateType.SUCCESS);
    }

    @Test
    void obeysAFlowsOwnChecks() {
        engine.deploy("guarded");

        Answer blocked = http.execute(NAMESPACE + "/guarded", Map.of("number", "13"));

        assertThat(blocked.status()).isEqualTo(422);
        assertThat(blocked.message()).contains("thirteen brings bad luck");
        http.await(http.started(NAMESPACE + "/guarded", Map.of("number", "7")), "SUCCESS");
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

    private ExecutionControllerExecutionResponse run(String flow, List<String> labels) {
        engine.deploy(flow);
        return executions.createExecution(TENANT, NAMESPACE, flow, labels, true, null, null, null, null);
    }

    private List<Execution> followed(String id) {
        return executions.followExecution(id, TENANT).collectList().block(Duration.ofSeconds(30));
    }

    private List<String> ids(String query) {
        return http.get("/executions/search?" + query)
                .ok()
                .get("results")
                .valueStream()
                .map(execution -> execution.get("id").asText())
                .toList();
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
