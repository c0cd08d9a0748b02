package dev.hone.local.engine.executions;

import dev.hone.local.engine.http.Pulse;
import io.kestra.core.models.executions.Execution;
import io.kestra.core.models.flows.Flow;
import io.kestra.core.repositories.FlowRepositoryInterface;
import io.kestra.core.services.ExecutionStreamingService;
import io.micronaut.http.sse.Event;
import jakarta.inject.Singleton;
import java.util.UUID;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tells of every change of an execution until it has ended. */
@Singleton
public final class ExecutionFollower {
    private static final String START = "start";
    private static final String PROGRESS = "progress";
    private static final String END = "end";

    private final KnownExecutions known;
    private final FlowRepositoryInterface flows;
    private final ExecutionStreamingService changes;

    ExecutionFollower(KnownExecutions known, FlowRepositoryInterface flows, ExecutionStreamingService changes) {
        this.known = known;
        this.flows = flows;
        this.changes = changes;
    }

    /**
     * Kestra's events: an empty one with id {@code start}, {@code progress} for each state, {@code end} with the last.
     * Of an execution that ended long ago comes the last alone.
     *
     * @throws java.util.NoSuchElementException if there is no such execution; said at once, not in the stream
     */
    public Flux<Event<Execution>> follow(String executionId) {
        Execution execution = known.get(executionId);
        Event<Execution> start = Event.of(Execution.builder().id(executionId).build());
        return Flux.just(start.id(START)).concatWith(states(execution));
    }

    /** The execution as it ended. */
    Mono<Execution> end(Execution execution) {
        return states(execution).last().map(Event::getData);
    }

    private Flux<Event<Execution>> states(Execution execution) {
        Flow flow = flows.findByExecutionWithoutAcl(execution);
        String id = execution.getId();
        String follower = UUID.randomUUID().toString();
        return Flux.<Event<Execution>>create(sink -> {
                    changes.registerSubscriber(id, follower, sink, flow);
                    Disposable pulse = Pulse.of(sink, () -> tellOfNow(id, flow, sink));
                    sink.onDispose(() -> {
                        pulse.dispose();
                        changes.unregisterSubscriber(id, follower);
                    });
                    tellOfNow(id, flow, sink);
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** Read after the registration: an end between the two would otherwise never be told. */
    private void tellOfNow(String id, Flow flow, FluxSink<Event<Execution>> sink) {
        Execution now = known.get(id);
        if (changes.isStopFollow(flow, now)) {
            sink.next(Event.of(now).id(END));
            sink.complete();
        } else {
            sink.next(Event.of(now).id(PROGRESS));
        }
    }
}
