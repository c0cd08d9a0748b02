package dev.hone.local.engine.flows;

import dev.hone.local.engine.search.Order;
import dev.hone.local.engine.search.PagedResults;
import dev.hone.local.engine.search.Search;
import io.kestra.core.models.flows.Flow;
import io.kestra.core.models.flows.FlowWithSource;
import io.kestra.core.repositories.FlowRepositoryInterface;
import io.kestra.core.tenant.TenantService;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kestra's paths for flows: create, update, read, search, delete. */
@Controller("/api/v1/main/flows")
@ExecuteOn(TaskExecutors.IO)
final class FlowController {
    private static final Order BY_NAME = new Order(
            Map.of("id", "id", "namespace", "namespace", "revision", "revision", "updated", "updated"),
            "namespace:asc,id:asc");

    private final FlowStore flows;
    private final KnownFlows known;
    private final FlowRepositoryInterface repository;

    FlowController(FlowStore flows, KnownFlows known, FlowRepositoryInterface repository) {
        this.flows = flows;
        this.known = known;
        this.repository = repository;
    }

    @Post(consumes = {MediaType.APPLICATION_YAML, MediaType.TEXT_PLAIN})
    FlowWithSource create(@Body String source) {
        return flows.create(source);
    }

    @Put(
            uri = "/{namespace}/{id}",
            consumes = {MediaType.APPLICATION_YAML, MediaType.TEXT_PLAIN})
    FlowWithSource update(String namespace, String id, @Body String source) {
        return flows.update(known.get(namespace, id), source);
    }

    /** An Object, since Micronaut would write only the declared type's properties of the tasks. */
    @Get("/{namespace}/{id}")
    Object get(
            String namespace,
            String id,
            @QueryValue(defaultValue = "false") boolean source,
            @QueryValue Optional<Integer> revision,
            @QueryValue(defaultValue = "false") boolean allowDeleted) {
        FlowWithSource found = known.get(namespace, id, revision, allowDeleted);
        return source ? found : found.toFlow();
    }

    @Get("/{namespace}")
    List<Flow> inNamespace(String namespace) {
        return repository.findByNamespace(TenantService.MAIN_TENANT, namespace);
    }

    @Get("/search")
    PagedResults<Flow> search(HttpParameters parameters) {
        Search search = Search.from(parameters, BY_NAME);
        return PagedResults.of(repository.find(search.page(), TenantService.MAIN_TENANT, search.filters()));
    }

    /** Its executions and its revisions stay readable. */
    @Delete("/{namespace}/{id}")
    HttpResponse<Void> delete(String namespace, String id) {
        repository.delete(known.get(namespace, id));
        return HttpResponse.noContent();
    }
}
