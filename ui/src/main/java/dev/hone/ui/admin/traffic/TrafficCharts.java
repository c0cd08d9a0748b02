package dev.hone.ui.admin.traffic;

import dev.hone.stores.ledger.PredictionDay;
import dev.hone.ui.charts.Chart;
import dev.hone.ui.charts.Chart.Column;
import dev.hone.ui.charts.Chart.Kind;
import dev.hone.ui.charts.Chart.Row;
import dev.hone.ui.charts.Unit;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/** A month as charts. */
final class TrafficCharts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private TrafficCharts() {}

    static List<Chart> of(Month month) {
        return List.of(answers(month), latency(month), right(month));
    }

    private static Chart answers(Month month) {
        return new Chart(
                "answers",
                Kind.LINES,
                Unit.COUNT,
                "%,d answers in %d days.".formatted(month.answers(), Month.DAYS),
                "Day",
                List.of(new Column("answers")),
                rows(month, day -> values(answered(month, day, one -> (double) one.answers()))));
    }

    private static Chart latency(Month month) {
        List<Double> slowest = month.answered().values().stream()
                .map(PredictionDay::slow)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return new Chart(
                "latency",
                Kind.LINES,
                Unit.MILLISECONDS,
                slowest.isEmpty()
                        ? "How long answers take shows here once there are some."
                        : "On the slowest day 95 of 100 answers took %s or less."
                                .formatted(Unit.MILLISECONDS.text(slowest.getLast())),
                "Day",
                List.of(new Column("half of them"), new Column("95 of 100")),
                slowest.isEmpty()
                        ? List.of()
                        : rows(
                                month,
                                day -> values(
                                        answered(month, day, PredictionDay::median),
                                        answered(month, day, PredictionDay::slow))));
    }

    private static Chart right(Month month) {
        Interval now = month.right(month.days().getLast());
        boolean known = month.days().stream().map(month::right).anyMatch(Objects::nonNull);
        return new Chart(
                "right",
                Kind.LINES,
                Unit.SHARE,
                now == null
                        ? "No answer that was shown by chance was judged in the last %d days.".formatted(Month.WINDOW)
                        : "Of answers shown by chance %s were right, between %s and %s: the last %d days together."
                                .formatted(
                                        Unit.SHARE.text(now.share()),
                                        Unit.SHARE.text(now.low()),
                                        Unit.SHARE.text(now.high()),
                                        Month.WINDOW),
                "Up to",
                List.of(new Column("right"), new Column("at least"), new Column("at most")),
                known ? rows(month, day -> interval(month.right(day))) : List.of());
    }

    private static List<Double> interval(Interval right) {
        return right == null ? values(null, null, null) : values(right.share(), right.low(), right.high());
    }

    private static List<Row> rows(Month month, Function<LocalDate, List<Double>> values) {
        return month.days().stream()
                .map(day -> new Row(DAY.format(day), values.apply(day)))
                .toList();
    }

    private static Double answered(Month month, LocalDate day, Function<PredictionDay, Double> value) {
        PredictionDay known = month.answered().get(day);
        return known == null ? null : value.apply(known);
    }

    /** Unlike a list of what there is, it may hold null. */
    private static List<Double> values(Double... values) {
        return Arrays.asList(values);
    }
}
