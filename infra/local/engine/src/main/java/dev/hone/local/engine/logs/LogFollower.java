package dev.hone.local.engine.logs;

import dev.hone.local.engine.executions.ExecutionFollower;
import dev.hone.local.engine.http.Pulse;
import io.kestra.core.models.executions.LogEntry;
import io.kestra.core.services.LogStreamingService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.sse.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.event.Level;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Tells each log line of an execution once, as it comes, until the execution has ended.
 *
 * <p>Lines reach the table and the followers by two ways, each at its own pace: some have one only, some have both, none
 * has neither. So both are read and what was told is remembered; and the last lines of an execution, which may still be
 * on their way when it ends, are waited for.
 */
@Singleton
final class LogFollower {
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private final ExecutionLogs stored;
    private final LogStreamingService live;
    private final ExecutionFollower executions;

    LogFollower(ExecutionLogs stored, LogStreamingService live, ExecutionFollower executions) {
        this.stored = stored;
        this.live = live;
        this.executions = executions;
    }

    /**
     * Kestra's events: an empty one with id {@code start}, then {@code progress} for each line; in long silence an empty
     * {@code pulse}.
     *
     * @throws java.util.NoSuchElementException if there is no such execution; said at once, not in the stream
     */
    Flux<Event<LogEntry>> follow(String executionId, @Nullable Level minLevel) {
        LogFilter filter = new LogFilter(minLevel, null, null, null);
        Set<LogEntry> told = ConcurrentHashMap.newKeySet();
        Flux<Event<LogEntry>> lines = live(executionId, filter)
                .takeUntilOther(executions.follow(executionId).then(Mono.delay(UNDER_WAY)))
                .concatWith(Flux.defer(() -> events(executionId, filter)))
                .filter(event -> event.getData().getLevel() == null || told.add(event.getData()));
        return Flux.just(empty("start")).concatWith(lines);
    }

    private Flux<Event<LogEntry>> live(String executionId, LogFilter filter) {
        List<String> levels = LogEntry.findLevelsByMin(filter.minLevel()).stream()
                .map(Level::name)
                .toList();
        String follower = UUID.randomUUID().toString();
        return Flux.<Event<LogEntry>>create(sink -> {
                    live.registerSubscriber(executionId, follower, sink, levels);
                    Disposable pulse = Pulse.of(sink, () -> {
                        sink.next(empty("pulse"));
                        tellStored(executionId, filter, sink);
                    });
                    sink.onDispose(() -> {
                        pulse.dispose();
                        live.unregisterSubscriber(executionId, follower);
                    });
                    tellStored(executionId, filter, sink);
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private void tellStored(String executionId, LogFilter filter, FluxSink<Event<LogEntry>> sink) {
        stored.find(executionId, filter).forEach(entry -> sink.next(event(entry)));
    }

    private Flux<Event<LogEntry>> events(String executionId, LogFilter filter) {
        return Flux.fromIterable(stored.find(executionId, filter)).map(LogFollower::event);
    }

    private static Event<LogEntry> event(LogEntry entry) {
        return Event.of(entry).id("progress");
    }

    private static Event<LogEntry> empty(String id) {
        return Event.of(LogEntry.builder().build()).id(id);
    }
}
