package dev.hone.local.engine.triggers;

import dev.hone.local.engine.search.Order;
import dev.hone.local.engine.search.PagedResults;
import dev.hone.local.engine.search.Search;
import io.kestra.core.models.QueryFilter;
import io.kestra.core.models.triggers.Trigger;
import io.kestra.core.repositories.ArrayListTotal;
import io.kestra.core.repositories.TriggerRepositoryInterface;
import io.kestra.core.tenant.TenantService;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kestra's paths to find triggers. */
@Controller("/api/v1/main/triggers")
@ExecuteOn(TaskExecutors.IO)
final class TriggerController {
    private static final Order BY_NAME = new Order(
            Map.of(
                    "namespace", "namespace",
                    "flowId", "flow_id",
                    "triggerId", "trigger_id",
                    "executionId", "execution_id",
                    "nextExecutionDate", "next_execution_date"),
            "namespace:asc,flowId:asc,triggerId:asc");

    private final TriggerRepositoryInterface repository;
    private final DeclaredTriggers declared;

    TriggerController(TriggerRepositoryInterface repository, DeclaredTriggers declared) {
        this.repository = repository;
        this.declared = declared;
    }

    @Get("/search")
    PagedResults<TriggerWithState> search(HttpParameters parameters) {
        Search search = Search.from(parameters, BY_NAME);
        ArrayListTotal<Trigger> found = repository.find(search.page(), TenantService.MAIN_TENANT, search.filters());
        List<TriggerWithState> all = found.stream()
                .map(state -> new TriggerWithState(declared.find(state).orElse(null), state))
                .toList();
        return new PagedResults<>(all, found.getTotal());
    }

    @Get("/{namespace}/{flowId}")
    PagedResults<Trigger> ofFlow(String namespace, String flowId, HttpParameters parameters) {
        Search search = Search.from(parameters, BY_NAME);
        List<QueryFilter> filters = new ArrayList<>(search.filters());
        filters.add(new QueryFilter(QueryFilter.Field.NAMESPACE, QueryFilter.Op.EQUALS, namespace));
        filters.add(new QueryFilter(QueryFilter.Field.FLOW_ID, QueryFilter.Op.EQUALS, flowId));
        return PagedResults.of(repository.find(search.page(), TenantService.MAIN_TENANT, filters));
    }
}
