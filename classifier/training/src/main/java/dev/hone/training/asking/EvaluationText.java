package dev.hone.training.asking;

import dev.hone.model.evaluation.ClassIntervals;
import dev.hone.model.evaluation.ClassMetrics;
import dev.hone.model.evaluation.Comparison;
import dev.hone.model.evaluation.Interval;
import dev.hone.model.evaluation.Intervals;
import dev.hone.model.evaluation.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An evaluation as a few lines for people: figures with their 95 % intervals. */
final class EvaluationText {
    private static final String FIGURE = "%-24s %6.3f   %s";

    private EvaluationText() {}

    static List<String> of(Evaluation evaluation) {
        Metrics metrics = evaluation.bundle().metrics();
        Intervals intervals = evaluation.bundle().intervals();
        List<String> lines = new ArrayList<>();
        lines.add("%d pictures of the split '%s'"
                .formatted(metrics.pictures(), evaluation.split().name().toLowerCase(Locale.ROOT)));
        lines.add(figure("accuracy", metrics.accuracy(), intervals.accuracy()));
        lines.add(figure("macro-F1", metrics.macroF1(), intervals.macroF1()));
        lines.add(figure("log loss", metrics.logLoss(), intervals.logLoss()));
        lines.add(figure("calibration error", metrics.calibrationError(), intervals.calibrationError()));
        for (int i = 0; i < metrics.classes().size(); i++) {
            ClassMetrics each = metrics.classes().get(i);
            ClassIntervals where = intervals.classes().get(i);
            if (each.support() > 0) {
                lines.add(figure("recall of " + each.id(), each.recall(), where.recall()));
            }
        }
        if (evaluation.comparison() != null) {
            lines.addAll(comparison(evaluation.comparison()));
        }
        return lines;
    }

    private static List<String> comparison(Comparison comparison) {
        return List.of(
                figure("macro-F1 of the other", comparison.first(), null),
                figure("difference", comparison.difference(), comparison.interval()),
                "only this one right: %d, only the other: %d, exact McNemar p = %.4f"
                        .formatted(
                                comparison.mcnemar().onlySecond(),
                                comparison.mcnemar().onlyFirst(),
                                comparison.mcnemar().different()));
    }

    private static String figure(String name, double value, Interval interval) {
        String where =
                interval == null ? "" : String.format(Locale.ROOT, "%.3f to %.3f", interval.low(), interval.high());
        return String.format(Locale.ROOT, FIGURE, name, value, where).stripTrailing();
    }
}
