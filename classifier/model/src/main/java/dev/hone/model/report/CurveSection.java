package dev.hone.model.report;

import dev.hone.model.evaluation.ClassMetrics;
import dev.hone.model.evaluation.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** ROC and precision-recall curves, a pair a class: side by side they need no legend. */
final class CurveSection {

    private static final int WIDTH = 260;
    private static final int HEIGHT = 220;
    private static final int MOST_CLASSES = 12;
    private static final int COLORS = 7;

    private CurveSection() {}

    static void write(Html html, Report report) {
        List<ClassMetrics> classes = report.metrics().classes();
        List<Integer> known = IntStream.range(0, classes.size())
                .filter(i -> classes.get(i).rocAuc() != null)
                .boxed()
                .sorted(Comparator.comparing(i -> classes.get(i).rocAuc()))
                .toList();
        if (known.isEmpty()) {
            html.tag("p", "With pictures of one class only, there is nothing to tell apart.");
            return;
        }
        html.tag("p", sentence(report, known));
        html.tag(
                "div",
                () -> known.stream().limit(MOST_CLASSES).forEach(i -> pair(html, report, i)),
                "class",
                "grid-of-charts");
        Table.behindAClick(
                html, List.of("Class", "ROC-AUC", "PR-AUC", "Found at 1 % false alarms"), rows(report, known));
    }

    private static String sentence(Report report, List<Integer> known) {
        ClassMetrics hardest = report.metrics().classes().get(known.getFirst());
        String shown = known.size() > MOST_CLASSES
                ? " The %d hardest of %d classes are drawn.".formatted(MOST_CLASSES, known.size())
                : "";
        return "Left: how many pictures of a class are found (up) for how many false alarms (across). Right: how many alarms are right (up) when so many are found (across). %s is hardest to tell, ROC-AUC %s.%s"
                .formatted(report.label(hardest.id()), Words.decimal(hardest.rocAuc()), shown);
    }

    private static void pair(Html html, Report report, int index) {
        ClassMetrics one = report.metrics().classes().get(index);
        ClassCurves curves = report.curves().get(index);
        String name = report.label(one.id());
        String look = "line c" + index % COLORS;
        html.tag("figure", () -> {
            html.tag(
                    "figcaption",
                    "%s: ROC-AUC %s, PR-AUC %s"
                            .formatted(name, Words.decimal(one.rocAuc()), Words.decimal(one.prAuc())));
            html.tag(
                    "div",
                    () -> {
                        Chart.draw(
                                html,
                                WIDTH,
                                HEIGHT,
                                Axis.shares("false alarms"),
                                Axis.shares("found"),
                                "ROC curve of " + name,
                                chart -> {
                                    chart.line(List.of(new Point(0, 0), new Point(1, 1)), "ideal");
                                    chart.line(curves.roc(), look);
                                });
                        Chart.draw(
                                html,
                                WIDTH,
                                HEIGHT,
                                Axis.shares("found"),
                                Axis.shares("right"),
                                "Precision-recall curve of " + name,
                                chart -> chart.line(curves.precisionRecall(), look));
                    },
                    "class",
                    "pair");
        });
    }

    private static List<List<String>> rows(Report report, List<Integer> known) {
        List<List<String>> rows = new ArrayList<>();
        for (int i : known) {
            ClassMetrics one = report.metrics().classes().get(i);
            double found = report.curves().get(i).roc().stream()
                    .filter(point -> point.x() <= 0.01)
                    .mapToDouble(Point::y)
                    .max()
                    .orElse(0);
            rows.add(List.of(
                    report.label(one.id()),
                    Words.decimal(one.rocAuc()),
                    Words.decimal(one.prAuc()),
                    Words.percent(found, one.support())));
        }
        return rows;
    }
}
