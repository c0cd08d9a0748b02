package dev.hone.local.engine.executions;

import io.kestra.core.models.executions.Execution;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import reactor.core.publisher.Flux;

/** Kestra's path to follow an execution by server-sent events. */
@Controller("/api/v1/main/executions")
@ExecuteOn(TaskExecutors.IO)
final class FollowController {
    private final ExecutionFollower follower;

    FollowController(ExecutionFollower follower) {
        this.follower = follower;
    }

    @Get(uri = "/{executionId}/follow", produces = MediaType.TEXT_EVENT_STREAM)
    Flux<Event<Execution>> follow(String executionId) {
        return follower.follow(executionId);
    }
}
