package dev.hone.local.engine.flows;

import io.kestra.core.models.flows.Flow;
import io.kestra.core.models.flows.FlowWithSource;
import io.kestra.core.repositories.FlowRepositoryInterface;
import io.kestra.core.tenant.TenantService;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.NoSuchElementException;

/** Kestra's paths for flows: create, update, read. */
@Controller("/api/v1/main/flows")
@ExecuteOn(TaskExecutors.IO)
final class FlowController {
    private final FlowStore flows;
    private final FlowRepositoryInterface repository;

    FlowController(FlowStore flows, FlowRepositoryInterface repository) {
        this.flows = flows;
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
        return flows.update(find(namespace, id), source);
    }

    /** An Object, since Micronaut would write only the declared type's properties of the tasks. */
    @Get("/{namespace}/{id}")
    Object get(String namespace, String id, @QueryValue(defaultValue = "false") boolean source) {
        FlowWithSource found = find(namespace, id);
        return source ? found : found.toFlow();
    }

    @Get("/{namespace}")
    List<Flow> inNamespace(String namespace) {
        return repository.findByNamespace(TenantService.MAIN_TENANT, namespace);
    }

    private FlowWithSource find(String namespace, String id) {
        return repository
                .findByIdWithSource(TenantService.MAIN_TENANT, namespace, id)
                .orElseThrow(() -> new NoSuchElementException("Flow '" + namespace + "." + id + "' does not exist"));
    }
}
