package dev.hone.local.engine;

import static dev.hone.local.engine.ApiEngine.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.kestra.sdk.api.ExecutionsApi;
import io.kestra.sdk.model.ExecutionControllerLastExecutionResponse;
import io.kestra.sdk.model.ExecutionRepositoryInterfaceFlowFilter;
import io.kestra.sdk.model.StateType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiEngine.class)
class ExecutionSearchApiIT {
    private static final String NAMESPACE = "hone.api";

    private final ApiEngine.Running engine;
    private final ExecutionsApi executions;
    private final KestraHttp http;

    ExecutionSearchApiIT(ApiEngine.Running engine) {
        this.engine = engine;
        this.executions = engine.sdk().executions();
        this.http = engine.http();
    }

    @Test
    void searchesByEverythingThatKestraSearchesBy() {
        String succeeded = engine.run("sequence", "search:me").getId();
        String failed = engine.run("hopeless", "search:me").getId();
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
        engine.run("parallel");
        String latest = engine.run("parallel").getId();

        List<ExecutionControllerLastExecutionResponse> found = executions.latestExecutions(
                TENANT,
                List.of(new ExecutionRepositoryInterfaceFlowFilter()
                        .namespace(NAMESPACE)
                        .id("parallel")));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().getId()).isEqualTo(latest);
        assertThat(found.getFirst().getStatus()).isEqualTo(StateType.SUCCESS);
    }

    private List<String> ids(String query) {
        return http.get("/executions/search?" + query)
                .ok()
                .get("results")
                .valueStream()
                .map(execution -> execution.get("id").asText())
                .toList();
    }
}
