package dev.hone.model.report;

import dev.hone.model.evaluation.ClassIntervals;
import dev.hone.model.evaluation.ClassMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How well each class is told from the others. */
final class ClassSection {

    private ClassSection() {}

    static void write(Html html, Report report) {
        report.metrics().classes().stream()
                .filter(one -> one.support() > 0)
                .min(Comparator.comparingDouble(ClassMetrics::recall))
                .ifPresent(weakest -> html.tag("p", sentence(report, weakest)));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < report.classes().size(); i++) {
            rows.add(row(
                    report,
                    report.metrics().classes().get(i),
                    report.intervals().classes().get(i)));
        }
        Table.write(
                html,
                List.of(
                        "Class",
                        "Pictures",
                        "Found",
                        "Range",
                        "Right when answered",
                        "Range",
                        "F1",
                        "ROC-AUC",
                        "PR-AUC"),
                rows);
    }

    private static String sentence(Report report, ClassMetrics weakest) {
        return weakest.recall() == 1
                ? "Every picture of every class was found."
                : "Hardest to find is %s: %s of its %s."
                        .formatted(
                                report.label(weakest.id()),
                                Words.percent(weakest.recall(), weakest.support()),
                                Words.count(weakest.support()));
    }

    private static List<String> row(Report report, ClassMetrics one, ClassIntervals intervals) {
        boolean asked = one.support() > 0;
        return List.of(
                report.label(one.id()),
                String.valueOf(one.support()),
                Words.percent(asked ? one.recall() : null, one.support()),
                Words.percent(intervals.recall(), one.support()),
                Words.percent(asked ? one.precision() : null, one.support()),
                Words.percent(intervals.precision(), one.support()),
                Words.decimal(asked ? one.f1() : null),
                Words.decimal(one.rocAuc()),
                Words.decimal(one.prAuc()));
    }
}
