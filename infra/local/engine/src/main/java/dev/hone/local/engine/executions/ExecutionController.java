package dev.hone.local.engine.executions;

import dev.hone.local.engine.search.Order;
import dev.hone.local.engine.search.PagedResults;
import dev.hone.local.engine.search.Search;
import io.kestra.core.models.QueryFilter;
import io.kestra.core.models.executions.Execution;
import io.kestra.core.repositories.ExecutionRepositoryInterface;
import io.kestra.core.repositories.ExecutionRepositoryInterface.FlowFilter;
import io.kestra.core.tenant.TenantService;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** Kestra's paths to read executions. */
@Controller("/api/v1/main/executions")
@ExecuteOn(TaskExecutors.IO)
final class ExecutionController {
    private static final Order NEWEST_FIRST = new Order(
            Map.of(
                    "id",
                    "id",
                    "namespace",
                    "namespace",
                    "flowId",
                    "flow_id",
                    Execution.STATE_START_DATE_FIELD,
                    "start_date",
                    Execution.STATE_END_DATE_FIELD,
                    "end_date",
                    "state.duration",
                    "state_duration",
                    "state.current",
                    "state_current"),
            Execution.STATE_START_DATE_FIELD + ":desc");

    private final KnownExecutions known;
    private final ExecutionRepositoryInterface executions;

    ExecutionController(KnownExecutions known, ExecutionRepositoryInterface executions) {
        this.known = known;
        this.executions = executions;
    }

    @Get("/{executionId}")
    Execution get(String executionId) {
        return known.get(executionId);
    }

    @Get("/search")
    PagedResults<Execution> search(HttpParameters parameters) {
        Search search = Search.from(parameters, NEWEST_FIRST);
        return PagedResults.of(executions.find(search.page(), TenantService.MAIN_TENANT, search.filters()));
    }

    /** Unlike a search by namespace, without the executions of namespaces below. */
    @Get
    PagedResults<Execution> ofFlow(@QueryValue String namespace, @QueryValue String flowId, HttpParameters parameters) {
        List<QueryFilter> exactly = List.of(
                new QueryFilter(QueryFilter.Field.NAMESPACE, QueryFilter.Op.EQUALS, namespace),
                new QueryFilter(QueryFilter.Field.FLOW_ID, QueryFilter.Op.EQUALS, flowId));
        Search search = Search.from(parameters, NEWEST_FIRST);
        return PagedResults.of(executions.find(search.page(), TenantService.MAIN_TENANT, exactly));
    }

    @Post("/latest")
    List<LastExecution> latest(@Body List<FlowFilter> flows) {
        return executions.lastExecutions(TenantService.MAIN_TENANT, flows).stream()
                .map(LastExecution::of)
                .toList();
    }
}
