package dev.hone.local.engine.executions;

import io.kestra.core.models.executions.Execution;
import io.kestra.core.repositories.ExecutionRepositoryInterface;
import io.kestra.core.tenant.TenantService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.async.annotation.SingleResult;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.Sort;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.reactivestreams.Publisher;

/** Kestra's paths for executions: create, read, search, kill. */
@Controller("/api/v1/main/executions")
@ExecuteOn(TaskExecutors.IO)
final class ExecutionController {
    private final ExecutionRepositoryInterface executions;
    private final ExecutionStarter starter;
    private final ExecutionKiller killer;

    ExecutionController(ExecutionRepositoryInterface executions, ExecutionStarter starter, ExecutionKiller killer) {
        this.executions = executions;
        this.starter = starter;
        this.killer = killer;
    }

    @Post(uri = "/{namespace}/{id}", consumes = MediaType.MULTIPART_FORM_DATA)
    @SingleResult
    Publisher<Execution> create(
            String namespace,
            String id,
            @Nullable @Body MultipartBody inputs,
            @Nullable @QueryValue List<String> labels,
            @QueryValue Optional<Integer> revision) {
        return starter.start(namespace, id, revision, inputs, Labels.parse(labels));
    }

    @Get("/{executionId}")
    Execution get(String executionId) {
        return find(executionId);
    }

    @Get
    ExecutionPage search(
            @Nullable @QueryValue String namespace,
            @Nullable @QueryValue String flowId,
            @QueryValue(defaultValue = "1") int page,
            @QueryValue(defaultValue = "10") int size) {
        if (page < 1 || size < 1) {
            throw new IllegalArgumentException("page and size count from 1");
        }
        Sort newestFirst = Sort.of(Sort.Order.desc(executions.sortMapping().apply(Execution.STATE_START_DATE_FIELD)));
        return ExecutionPage.of(executions.find(
                Pageable.from(page, size, newestFirst),
                TenantService.MAIN_TENANT,
                ExecutionFilters.of(namespace, flowId)));
    }

    @Delete("/{executionId}/kill")
    HttpResponse<Void> kill(String executionId, @QueryValue(defaultValue = "true") boolean isOnKillCascade) {
        killer.kill(find(executionId), isOnKillCascade);
        return HttpResponse.accepted();
    }

    private Execution find(String executionId) {
        return executions
                .findById(TenantService.MAIN_TENANT, executionId)
                .orElseThrow(() -> new NoSuchElementException("Execution '" + executionId + "' does not exist"));
    }
}
