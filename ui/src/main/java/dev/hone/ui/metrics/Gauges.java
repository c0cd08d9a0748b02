package dev.hone.ui.metrics;

import dev.hone.stores.ledger.Training;
import dev.hone.stores.ledger.Training.Outcome;
import dev.hone.ui.metrics.Facts.OfProject;
import dev.hone.ui.usage.Usage;
import dev.hone.ui.usage.Use;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback.Callback;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/** What there is to read, with its names. Thread-safe. */
@Component
class Gauges {
    private static final double MILLIS = 1000;

    private final FactSource source;
    private final Usage usage;
    private final PrometheusRegistry registry = new PrometheusRegistry();

    Gauges(FactSource source, Usage usage) {
        this.source = source;
        this.usage = usage;
        JvmMetrics.builder().register(registry);
        register(
                "hone_ledger_up",
                "1 when the ledger answers.",
                gauge -> gauge.call(source.facts().up() ? 1 : 0));
        trainings();
        production();
        judgements();
        classes();
        storage();
    }

    MetricSnapshots snapshots() {
        return registry.scrape();
    }

    private void trainings() {
        ofProjects(
                "hone_training_last_end_timestamp_seconds",
                "When the last training ended.",
                (project, gauge) ->
                        project.last().ifPresent(last -> gauge.call(seconds(last.endedAt()), project.name())));
        ofProjects(
                "hone_training_last_duration_seconds",
                "How long the last training took.",
                (project, gauge) -> project.last()
                        .ifPresent(last -> gauge.call(
                                Duration.between(last.admittedAt(), last.endedAt())
                                                .toMillis()
                                        / MILLIS,
                                project.name())));
        ofProjects(
                "hone_training_last_outcome",
                "1 for what the last training came to, 0 for what it did not.",
                (project, gauge) -> project.last().ifPresent(last -> outcomes(last, gauge)),
                "outcome");
    }

    private static void outcomes(Training last, Callback gauge) {
        Arrays.stream(Outcome.values())
                .forEach(outcome -> gauge.call(outcome == last.outcome() ? 1 : 0, last.project(), word(outcome)));
    }

    private void production() {
        ofProjects(
                "hone_production_version",
                "The version in production.",
                (project, gauge) ->
                        project.production().ifPresent(version -> gauge.call(version.version(), project.name())));
        ofProjects(
                "hone_production_since_timestamp_seconds",
                "When it went there.",
                (project, gauge) -> project.production()
                        .ifPresent(version -> gauge.call(seconds(version.since()), project.name())));
    }

    private void judgements() {
        register(
                "hone_judgements",
                "What people ever said of pictures: confirm, correct or withdraw.",
                gauge -> source.facts()
                        .judgements()
                        .forEach(one -> gauge.call(one.judgements(), one.project(), word(one.kind()))),
                "project",
                "kind");
        ofProjects(
                "hone_chance_judgements",
                "What people found in 90 days of answers that were shown to them by chance.",
                (project, gauge) -> {
                    gauge.call(project.sampled().right(), project.name(), "right");
                    gauge.call(project.sampled().wrong(), project.name(), "wrong");
                },
                "found");
    }

    private void classes() {
        ofProjects(
                "hone_dataset_pictures",
                "Pictures of each class in the newest data set.",
                (project, gauge) -> project.dataSet().forEach((name, count) -> gauge.call(count, project.name(), name)),
                "class");
        ofProjects(
                "hone_dataset_share",
                "The part of each class in the newest data set.",
                (project, gauge) -> shares(project, project.dataSet(), gauge),
                "class");
        ofProjects(
                "hone_answers_last_day",
                "Answers of the last 24 hours, by the class that they named.",
                (project, gauge) -> project.answers().forEach((name, count) -> gauge.call(count, project.name(), name)),
                "class");
        ofProjects(
                "hone_answers_share",
                "The part of each class among those.",
                (project, gauge) -> shares(project, project.answers(), gauge),
                "class");
    }

    private static void shares(OfProject project, Map<String, ? extends Number> counts, Callback gauge) {
        double all = counts.values().stream().mapToLong(Number::longValue).sum();
        counts.forEach((name, count) -> gauge.call(count.longValue() / all, project.name(), name));
    }

    private void storage() {
        stored("hone_storage_bytes", "What is stored of each kind.", Use::bytes);
        stored("hone_storage_objects", "How many objects, or versions, that is.", Use::items);
        register("hone_storage_counted_timestamp_seconds", "When that was counted.", gauge -> {
            Usage.Counted counted = usage.look().counted();
            if (counted != null) {
                gauge.call(seconds(counted.at()));
            }
        });
        register(
                "hone_ledger_bytes",
                "What the ledger's tables take.",
                gauge -> source.facts().tables().forEach(table -> gauge.call(table.bytes(), table.name())),
                "table");
    }

    private void stored(String name, String help, ToLongFunction<Use> value) {
        register(
                name,
                help,
                gauge -> {
                    Usage.Counted counted = usage.look().counted();
                    if (counted != null) {
                        counted.uses().forEach(use -> gauge.call(value.applyAsLong(use), use.project(), use.kind()));
                    }
                },
                "project",
                "kind");
    }

    /** Values of one project. */
    @FunctionalInterface
    private interface OfOne {
        void tell(OfProject project, Callback gauge);
    }

    private void ofProjects(String name, String help, OfOne values, String... labels) {
        String[] all = new String[labels.length + 1];
        all[0] = "project";
        System.arraycopy(labels, 0, all, 1, labels.length);
        register(name, help, gauge -> source.facts().projects().forEach(project -> values.tell(project, gauge)), all);
    }

    private void register(String name, String help, Consumer<Callback> values, String... labels) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .callback(values)
                .register(registry);
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / MILLIS;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
