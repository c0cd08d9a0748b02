package dev.hone.local.engine.executions;

import io.kestra.core.debug.Breakpoint;
import io.kestra.core.models.executions.Execution;
import io.kestra.core.models.executions.ExecutionKind;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.async.annotation.SingleResult;
import io.micronaut.core.convert.format.Format;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Kestra's path to start an execution. */
@Controller("/api/v1/main/executions")
@ExecuteOn(TaskExecutors.IO)
final class StartController {
    private final ExecutionStarter starter;
    private final ExecutionFollower follower;

    StartController(ExecutionStarter starter, ExecutionFollower follower) {
        this.starter = starter;
        this.follower = follower;
    }

    /** With {@code wait}, the answer is the execution as it ended. */
    @Post(uri = "/{namespace}/{id}", consumes = MediaType.MULTIPART_FORM_DATA)
    @SingleResult
    Publisher<Execution> create(
            String namespace,
            String id,
            @Nullable @Body MultipartBody inputs,
            @Nullable @QueryValue @Format("MULTI") List<String> labels,
            @QueryValue(defaultValue = "false") boolean wait,
            @QueryValue Optional<Integer> revision,
            @QueryValue Optional<ZonedDateTime> scheduleDate,
            @Nullable @QueryValue List<String> breakpoints,
            @Nullable @QueryValue ExecutionKind kind) {
        StartRequest request = new StartRequest(
                namespace,
                id,
                revision,
                Labels.parse(labels),
                scheduleDate,
                breakpoints == null
                        ? List.of()
                        : breakpoints.stream().map(Breakpoint::of).toList(),
                Optional.ofNullable(kind));
        Mono<Execution> started = starter.start(request, inputs);
        return wait ? started.flatMap(follower::end) : started;
    }
}
