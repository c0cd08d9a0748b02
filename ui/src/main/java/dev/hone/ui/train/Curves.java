package dev.hone.ui.train;

import dev.hone.stores.registry.Metric;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.Run;
import dev.hone.ui.charts.Chart;
import dev.hone.ui.charts.Chart.Column;
import dev.hone.ui.charts.Chart.Kind;
import dev.hone.ui.charts.Chart.Row;
import dev.hone.ui.charts.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run has told MLflow of its epochs.
 *
 * @param epochs how many there will be at most, if it is known
 * @param done how many there were
 * @param left how long those that are to come may take, if it can be told
 */
record Curves(Optional<Integer> epochs, int done, Optional<Duration> left, List<Chart> charts) {
    private static final String LOSS = "loss";
    private static final String VALIDATION_LOSS = "validation_loss";
    private static final String ACCURACY = "accuracy";
    private static final String VALIDATION_ACCURACY = "validation_accuracy";

    static Curves of(Registry registry, Run run) {
        List<Metric> losses = registry.history(run, LOSS);
        Optional<Integer> epochs = Optional.ofNullable(
                        registry.details(run).params().get("epochs"))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
        int done = losses.stream().mapToInt(metric -> (int) metric.step()).max().orElse(0);
        if (losses.isEmpty()) {
            return new Curves(epochs, 0, Optional.empty(), List.of());
        }
        SortedMap<Long, Double> accuracy = byEpoch(registry.history(run, VALIDATION_ACCURACY));
        return new Curves(
                epochs,
                done,
                epochs.flatMap(all -> left(losses, all - done)),
                List.of(
                        chart(
                                "loss",
                                Unit.PLAIN,
                                "How far the answers are from right: less is better.",
                                byEpoch(losses),
                                byEpoch(registry.history(run, VALIDATION_LOSS))),
                        chart(
                                "accuracy",
                                Unit.SHARE,
                                accuracy.isEmpty()
                                        ? "Right answers by epoch."
                                        : String.format(
                                                Locale.ENGLISH,
                                                "Right answers by epoch: %.1f\u00a0%% of the pictures kept aside at best.",
                                                100
                                                        * accuracy.values().stream()
                                                                .mapToDouble(Double::doubleValue)
                                                                .max()
                                                                .orElse(0)),
                                byEpoch(registry.history(run, ACCURACY)),
                                accuracy)));
    }

    /** As fast as the epochs of this try went so far; one that was gone on with later has a gap between. */
    private static Optional<Duration> left(List<Metric> losses, int more) {
        if (losses.size() < 2 || more <= 0) {
            return Optional.empty();
        }
        List<Long> each = new ArrayList<>();
        for (int i = 1; i < losses.size(); i++) {
            each.add(losses.get(i).timestamp() - losses.get(i - 1).timestamp());
        }
        each.sort(null);
        return Optional.of(Duration.ofMillis(each.get(each.size() / 2)).multipliedBy(more));
    }

    private static SortedMap<Long, Double> byEpoch(List<Metric> metrics) {
        SortedMap<Long, Double> values = new TreeMap<>();
        metrics.forEach(metric -> values.put(metric.step(), metric.value()));
        return values;
    }

    private static Chart chart(
            String id, Unit unit, String says, Map<Long, Double> learned, Map<Long, Double> validated) {
        SortedMap<Long, Double> all = new TreeMap<>(learned);
        all.putAll(validated);
        List<Row> rows = new ArrayList<>();
        for (Long epoch : all.keySet()) {
            List<Double> values = new ArrayList<>();
            values.add(learned.get(epoch));
            values.add(validated.get(epoch));
            rows.add(new Row(epoch.toString(), values));
        }
        return new Chart(
                id,
                Kind.LINES,
                unit,
                says,
                "Epoch",
                List.of(new Column("learned from"), new Column("kept aside")),
                rows);
    }
}
