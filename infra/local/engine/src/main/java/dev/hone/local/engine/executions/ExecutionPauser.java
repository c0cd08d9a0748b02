package dev.hone.local.engine.executions;

import io.kestra.core.models.executions.Execution;
import io.kestra.core.models.flows.State;
import io.kestra.core.repositories.FlowRepositoryInterface;
import io.kestra.core.services.ExecutionService;
import io.kestra.plugin.core.flow.Pause;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.multipart.CompletedPart;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Holds a running execution, and lets one go on that a person or a Pause task holds. */
@Singleton
final class ExecutionPauser {
    private final ExecutionService service;
    private final FlowRepositoryInterface flows;
    private final ExecutionQueue queue;

    ExecutionPauser(ExecutionService service, FlowRepositoryInterface flows, ExecutionQueue queue) {
        this.service = service;
        this.flows = flows;
        this.queue = queue;
    }

    /** The tasks that run go on to their ends; none starts after them. */
    Execution pause(Execution execution) throws Exception {
        if (!execution.getState().isRunning()) {
            throw new IllegalStateException("Execution '%s' is not running but %s, can't pause it"
                    .formatted(execution.getId(), execution.getState().getCurrent()));
        }
        return queue.emit(service.pause(execution));
    }

    /** The inputs are typed as the Pause task's {@code onResume} declares them and become its outputs. */
    Mono<Execution> resume(Execution execution, @Nullable Publisher<CompletedPart> inputs) {
        if (!execution.getState().isPaused()) {
            throw new IllegalStateException("Execution '%s' is not paused but %s, can't resume it"
                    .formatted(execution.getId(), execution.getState().getCurrent()));
        }
        return service.resume(
                        execution,
                        flows.findByExecutionWithoutAcl(execution),
                        State.Type.RUNNING,
                        inputs == null ? Flux.empty() : inputs,
                        Pause.Resumed.now())
                .map(queue::emit);
    }
}
