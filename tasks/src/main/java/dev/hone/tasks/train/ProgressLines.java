package dev.hone.tasks.train;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.stores.json.Json;
import dev.hone.stores.registry.Metric;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import io.kestra.core.models.tasks.runners.AbstractLogConsumer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;

/**
 * Listens to a training process: epochs go to MLflow as they come and to the task's log, a failure is kept as the reason.
 * The runner calls it from two threads; nothing that it throws may reach them, or the process would block on a full pipe.
 */
final class ProgressLines extends AbstractLogConsumer {
    private static final List<String> METRICS = List.of(
            "loss", "accuracy", "validation_loss", "validation_accuracy", "learning_rate", "pictures_per_second");

    private final Registry registry;
    private final Run run;
    private final Logger log;
    private final Runnable checkpoint;
    private String reason;
    private JsonNode finished;

    /** @param checkpoint is told of each, and returns at once */
    ProgressLines(Registry registry, Run run, Logger log, Runnable checkpoint) {
        this.registry = registry;
        this.run = run;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    @Override
    public void accept(String line, Boolean isError) {
        accept(line, isError, Instant.now());
    }

    @Override
    public synchronized void accept(String line, Boolean isError, Instant at) {
        try {
            if (Boolean.TRUE.equals(isError)) {
                stdErrCount.incrementAndGet();
                log.debug(line);
            } else {
                stdOutCount.incrementAndGet();
                event(Json.tree(line), at);
            }
        } catch (RuntimeException e) {
            log.warn("could not take in the line '{}': {}", line, e.getMessage());
        }
    }

    /** Why the process says that it failed. */
    synchronized Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** What the process said when it was done. */
    synchronized Optional<JsonNode> finished() {
        return Optional.ofNullable(finished);
    }

    private void event(JsonNode event, Instant at) {
        switch (event.path("event").asText()) {
            case "started" ->
                log.info(
                        "learning from {} pictures, {} for validation, {} epochs",
                        event.path("train").asInt(),
                        event.path("validation").asInt(),
                        event.path("epochs").asInt());
            case "embedding" -> embedding(event, at);
            case "resumed" ->
                log.info(
                        "goes on behind epoch {} of an earlier try",
                        event.path("epoch").asInt());
            case "epoch" -> {
                checkpoint.run();
                epoch(event, at);
            }
            case "machine" -> machine(event, at);
            case "finished" -> finished = event;
            case "failed" -> reason = event.path("reason").asText();
            default -> log.debug("{}", event);
        }
    }

    /** What was seen before is not looked at again, and does not count. */
    private void embedding(JsonNode event, Instant at) {
        int done = event.path("done").asInt();
        log.info(
                "looked at {} of {} pictures, {} a second",
                done,
                event.path("of").asInt(),
                Math.round(event.path("pictures_per_second").asDouble()));
        if (done == event.path("of").asInt()) {
            registry.metrics(run, List.of(new Metric("looked_at", done, at.toEpochMilli(), 0)));
        }
    }

    private void epoch(JsonNode event, Instant at) {
        int epoch = event.path("epoch").asInt();
        log.info(
                "epoch {}/{}: validation accuracy {}, {} s left",
                epoch,
                event.path("epochs").asInt(),
                String.format(
                        Locale.ROOT, "%.3f", event.path("validation_accuracy").asDouble()),
                Math.round(event.path("seconds_left").asDouble()));
        List<Metric> metrics = new ArrayList<>();
        for (String name : METRICS) {
            metric(event, name, name, at, epoch).ifPresent(metrics::add);
        }
        registry.metrics(run, metrics);
    }

    /** MLflow shows what is named system/ on a page of its own; the steps are seconds. */
    private void machine(JsonNode event, Instant at) {
        long second = Math.round(event.path("seconds").asDouble());
        registry.metrics(
                run,
                Stream.of(
                                metric(event, "cpu_percent", "system/cpu_utilization_percentage", at, second),
                                metric(event, "memory_megabytes", "system/process_memory_megabytes", at, second))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<Metric> metric(JsonNode event, String field, String name, Instant at, long step) {
        return Optional.of(event.path(field))
                .filter(JsonNode::isNumber)
                .map(value -> new Metric(name, value.asDouble(), at.toEpochMilli(), step));
    }
}
