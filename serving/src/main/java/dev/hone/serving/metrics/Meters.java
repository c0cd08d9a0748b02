package dev.hone.serving.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** What is counted. Thread-safe. */
public final class Meters {
    /** The request's attribute that says since when its answer is being written, as {@link System#nanoTime} tells. */
    public static final String ANSWERED = "hone.answered";

    private static final double NANOS = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Histogram stages = Histogram.builder()
            .name("hone_serving_stage_seconds")
            .help("What the time of an answer goes into.")
            .unit(Unit.SECONDS)
            .classicOnly()
            .labelNames("stage")
            .classicUpperBounds(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
            .register(registry);
    private final Histogram requests = Histogram.builder()
            .name("hone_serving_request_seconds")
            .help("How long requests took, from their first byte to the last of the answer.")
            .unit(Unit.SECONDS)
            .classicOnly()
            .labelNames("path", "status")
            .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
            .register(registry);
    private final Histogram confidences = Histogram.builder()
            .name("hone_serving_confidence")
            .help("How sure the answers were.")
            .classicOnly()
            .labelNames("project")
            .classicUpperBounds(0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1)
            .register(registry);
    private final Counter answers = Counter.builder()
            .name("hone_serving_answers_total")
            .help("Answers, by the version that gave them and the class that they named.")
            .labelNames("project", "version", "class")
            .register(registry);
    private final Counter judgements = Counter.builder()
            .name("hone_serving_judgements_total")
            .help("What people said of answers: confirm or correct.")
            .labelNames("project", "kind")
            .register(registry);

    /** Counts from zero. */
    public Meters() {
        JvmMetrics.builder().register(registry);
    }

    /** A stage of an answer took so long. */
    public void took(Stage stage, long nanos) {
        stages.labelValues(stage.label()).observe(nanos / NANOS);
    }

    /** A request was dealt with; the path as the endpoint has it. */
    public void served(String path, int status, long nanos) {
        requests.labelValues(path, String.valueOf(status)).observe(nanos / NANOS);
    }

    /** An answer was given. */
    public void answered(String project, int version, String best, double confidence) {
        answers.labelValues(project, String.valueOf(version), best).inc();
        confidences.labelValues(project).observe(confidence);
    }

    /** A judgement was taken. */
    public void judged(String project, String kind) {
        judgements.labelValues(project, kind).inc();
    }

    /** A value that is looked up whenever somebody asks. */
    public void gauge(String name, String help, LongSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsLong()))
                .register(registry);
    }

    /** The same for a number that only grows. */
    public void counter(String name, String help, LongSupplier value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsLong()))
                .register(registry);
    }

    /** Values by project, looked up whenever somebody asks. */
    public void gauges(String name, String help, Consumer<BiConsumer<String, Double>> values) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("project")
                .callback(callback -> values.accept((project, value) -> callback.call(value, project)))
                .register(registry);
    }

    /** The same for numbers that only grow. */
    public void counters(String name, String help, Consumer<BiConsumer<String, Double>> values) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("project")
                .callback(callback -> values.accept((project, value) -> callback.call(value, project)))
                .register(registry);
    }

    MetricSnapshots snapshots() {
        return registry.scrape();
    }
}
