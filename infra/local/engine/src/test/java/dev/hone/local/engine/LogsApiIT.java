package dev.hone.local.engine;

import static dev.hone.local.engine.ApiEngine.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kestra.sdk.api.LogsApi;
import io.kestra.sdk.model.FollowLogEvent;
import io.kestra.sdk.model.Level;
import io.kestra.sdk.model.LogEntry;
import io.kestra.sdk.model.QueryFilter;
import io.kestra.sdk.model.QueryFilterField;
import io.kestra.sdk.model.QueryFilterOp;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiEngine.class)
class LogsApiIT {
    private final ApiEngine.Running engine;
    private final LogsApi logs;
    private final KestraHttp http;

    LogsApiIT(ApiEngine.Running engine) {
        this.engine = engine;
        this.logs = engine.sdk().logs();
        this.http = engine.http();
    }

    @Test
    void listsWhatTheTasksOfAnExecutionLogged() {
        String id = ended("sequence", "SUCCESS", "psst");

        assertThat(messages(logs.listLogsFromExecution(id, TENANT, null, null, null, null)))
                .containsSubsequence("hello world", "psst");
        assertThat(messages(logs.listLogsFromExecution(id, TENANT, Level.INFO, null, "first", null)))
                .containsExactly("hello world");
        assertThat(logs.listLogsFromExecution(id, TENANT, Level.INFO, null, "whisper", null))
                .isEmpty();
        assertThat(http.get("/logs/none").status()).isEqualTo(404);
        assertThat(http.get("/logs/" + id + "?minLevel=LOUD").status()).isBetween(400, 422);
    }

    @Test
    void listsOneAttemptOfOneTaskRun() {
        String id = ended("hopeless", "FAILED", "never");
        String taskRun = http.execution(id).at("/taskRunList/0/id").asText();
        Deadline.seconds(10)
                .await(
                        "both attempts are there",
                        () -> attempts(id, taskRun, null).containsAll(List.of(0, 1)));

        assertThat(attempts(id, taskRun, 1)).isNotEmpty().containsOnly(1);
        assertThat(logs.listLogsFromExecution(id, TENANT, null, "none", null, null))
                .isEmpty();
    }

    @Test
    void downloadsThemAsText() throws IOException {
        String id = ended("sequence", "SUCCESS", "psst");

        var answer = http.raw("/logs/" + id + "/download?minLevel=INFO&taskId=first");
        String whole = Files.readString(logs.downloadLogsFromExecution(id, TENANT, null, null, null, null)
                .toPath());

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"" + id + ".log\"");
        assertThat(answer.body()).matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z INFO hello world");
        assertThat(whole.lines()).anyMatch(line -> line.endsWith("DEBUG psst"));
        assertThat(http.raw("/logs/none/download").statusCode()).isEqualTo(404);
    }

    @Test
    void followsThemToTheEndAndTellsEachLineOnce() {
        engine.deploy("naps");
        String id = http.started("hone.api/naps", Map.of("nap", "PT1S"));

        List<FollowLogEvent> live = followed(id, null);
        List<FollowLogEvent> afterwards = followed(id, null);

        assertThat(live.getFirst().getMessage()).as("the start event is empty").isNull();
        assertThat(live).extracting(FollowLogEvent::getMessage).containsOnlyOnce("good morning");
        assertThat(afterwards).extracting(FollowLogEvent::getMessage).containsOnlyOnce("good morning");
        assertThat(http.get("/logs/none/follow").status()).isEqualTo(404);
    }

    @Test
    void followsFromALevelUp() {
        String id = ended("sequence", "SUCCESS", "psst");

        List<QueryFilter> fromInfo = List.of(new QueryFilter()
                .field(QueryFilterField.MIN_LEVEL)
                .operation(QueryFilterOp.EQUALS)
                .value("INFO"));

        assertThat(followed(id, fromInfo).stream()
                        .map(FollowLogEvent::getMessage)
                        .filter(Objects::nonNull))
                .containsExactly("hello world");
        try (var lines = http.stream("/logs/" + id + "/follow?minLevel=INFO")) {
            assertThat(lines.filter(line -> line.startsWith("id:"))).containsExactly("id: start", "id: progress");
        }
    }

    @Test
    void searchesTheLogsOfAllExecutions() {
        String id = ended("sequence", "SUCCESS", "psst");

        JsonNode found = http.get("/logs/search?filters[executionId][EQUALS]=" + id
                        + "&filters[level][EQUALS]=DEBUG&sort=timestamp:asc&size=50")
                .ok();
        var page = logs.searchLogs(
                TENANT,
                1,
                1,
                List.of("timestamp:desc"),
                List.of(
                        filter(QueryFilterField.NAMESPACE, "hone.api"),
                        filter(QueryFilterField.FLOW_ID, "sequence"),
                        filter(QueryFilterField.QUERY, "psst")));

        assertThat(found.findValuesAsText("message")).containsSubsequence("hello world", "psst");
        assertThat(found.get("results")).hasSize(found.get("total").asInt());
        assertThat(messages(page.getResults())).containsExactly("psst");
        assertThat(http.get("/logs/search?sort=message:asc").status()).isEqualTo(422);
    }

    private String ended(String flow, String state, String message) {
        engine.deploy(flow);
        String id = http.started("hone.api/" + flow, Map.of());
        http.await(id, state);
        Deadline.seconds(10)
                .await(
                        "the logs are there",
                        () -> http.get("/logs/" + id)
                                .ok()
                                .findValuesAsText("message")
                                .contains(message));
        return id;
    }

    private List<Integer> attempts(String id, String taskRun, Integer attempt) {
        return logs.listLogsFromExecution(id, TENANT, null, taskRun, null, attempt).stream()
                .map(LogEntry::getAttemptNumber)
                .toList();
    }

    private List<FollowLogEvent> followed(String id, List<QueryFilter> filters) {
        return logs.followLogsFromExecution(id, TENANT, filters).collectList().block(Duration.ofSeconds(30));
    }

    private static List<String> messages(List<LogEntry> entries) {
        return entries.stream().map(LogEntry::getMessage).toList();
    }

    private static QueryFilter filter(QueryFilterField field, String value) {
        return new QueryFilter().field(field).operation(QueryFilterOp.EQUALS).value(value);
    }
}
