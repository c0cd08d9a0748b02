package dev.hone.local.engine.executions;

import io.kestra.core.models.executions.Execution;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.async.annotation.SingleResult;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import org.reactivestreams.Publisher;

/** Kestra's paths to kill, restart, pause and resume an execution. */
@Controller("/api/v1/main/executions")
@ExecuteOn(TaskExecutors.IO)
final class ChangeController {
    private final KnownExecutions known;
    private final ExecutionKiller killer;
    private final ExecutionRestarter restarter;
    private final ExecutionPauser pauser;

    ChangeController(
            KnownExecutions known, ExecutionKiller killer, ExecutionRestarter restarter, ExecutionPauser pauser) {
        this.known = known;
        this.killer = killer;
        this.restarter = restarter;
        this.pauser = pauser;
    }

    @Delete(
            uri = "/{executionId}/kill",
            produces = {MediaType.TEXT_JSON, MediaType.APPLICATION_JSON})
    HttpResponse<Void> kill(String executionId, @QueryValue(defaultValue = "true") boolean isOnKillCascade) {
        killer.kill(known.get(executionId), isOnKillCascade);
        return HttpResponse.accepted();
    }

    @Post("/{executionId}/restart")
    Execution restart(String executionId, @QueryValue Optional<Integer> revision) throws Exception {
        return restarter.restart(known.get(executionId), revision);
    }

    @Post("/{executionId}/pause")
    Execution pause(String executionId) throws Exception {
        return pauser.pause(known.get(executionId));
    }

    @Post(uri = "/{executionId}/resume", consumes = MediaType.MULTIPART_FORM_DATA)
    @SingleResult
    Publisher<HttpResponse<Void>> resume(String executionId, @Nullable @Body MultipartBody inputs) {
        return pauser.resume(known.get(executionId), inputs).map(resumed -> HttpResponse.noContent());
    }
}
