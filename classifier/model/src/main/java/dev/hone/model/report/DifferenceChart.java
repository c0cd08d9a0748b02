package dev.hone.model.report;

import dev.hone.model.evaluation.ClassDifference;
import dev.hone.model.evaluation.Comparison;
import dev.hone.model.evaluation.Interval;
import dev.hone.model.gate.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Differences as dots on bars, one a line, around a line where the two are alike. Its numbers are in the table below it. */
final class DifferenceChart {

    private static final int WIDTH = 640;
    private static final int LEFT = 190;
    private static final int RIGHT = 20;
    private static final int TOP = 8;
    private static final int LINE = 28;
    private static final int BOTTOM = 40;
    private static final int MOST_CLASSES = 20;

    private final Html html;
    private final List<Bar> bars;
    private final double reach;

    private record Bar(String name, double difference, Interval interval) {}

    private DifferenceChart(Html html, List<Bar> bars) {
        this.html = html;
        this.bars = bars;
        this.reach = reach(bars);
    }

    static void write(Html html, Trial trial, Comparison comparison) {
        List<Bar> bars = new ArrayList<>();
        bars.add(new Bar("All classes (macro-F1)", comparison.difference(), comparison.interval()));
        comparison.classes().stream()
                .filter(one -> one.support() > 0)
                .limit(MOST_CLASSES)
                .forEach(one -> bars.add(bar(trial, one)));
        new DifferenceChart(html, bars).write();
    }

    private static Bar bar(Trial trial, ClassDifference one) {
        return new Bar(trial.label(one.id()) + " found", one.recall(), one.interval());
    }

    /** How far the widest bar reaches to one side, in whole steps. */
    private static double reach(List<Bar> bars) {
        double most = bars.stream()
                .mapToDouble(bar -> Math.max(
                        Math.abs(bar.interval().low()), Math.abs(bar.interval().high())))
                .max()
                .orElse(0);
        double step = step(most);
        return Math.max(1, Math.ceil(most / step - 1e-9)) * step;
    }

    private static double step(double most) {
        return most > 0.5 ? 0.25 : most > 0.2 ? 0.1 : 0.05;
    }

    private void write() {
        int height = TOP + LINE * bars.size() + BOTTOM;
        html.tag(
                "svg",
                () -> {
                    axis(height);
                    for (int i = 0; i < bars.size(); i++) {
                        bar(bars.get(i), TOP + LINE * i + LINE / 2);
                    }
                },
                "viewBox",
                "0 0 %d %d".formatted(WIDTH, height),
                "class",
                "differences",
                "role",
                "img",
                "aria-label",
                "Differences and where they may lie; the table below has the numbers");
    }

    private void axis(int height) {
        double step = step(reach);
        int steps = (int) Math.round(reach / step);
        for (int i = -steps; i <= steps; i++) {
            html.empty(
                    "path",
                    "class",
                    i == 0 ? "zero" : "grid",
                    "d",
                    "M%s %dV%d".formatted(at(x(i * step)), TOP, height - BOTTOM));
            text(x(i * step), height - BOTTOM + 18, "middle", "tick", tick(i * step));
        }
        text(x(0), height - 4, "middle", "tick", "difference in points");
    }

    private void bar(Bar bar, int y) {
        text(LEFT - 12, y + 5, "end", "name", bar.name());
        html.empty(
                "path",
                "class",
                "bar",
                "d",
                "M%s %dH%s"
                        .formatted(
                                at(x(bar.interval().low())),
                                y,
                                at(x(bar.interval().high()))));
        html.empty("circle", "class", "middle", "cx", at(x(bar.difference())), "cy", String.valueOf(y), "r", "5");
    }

    private double x(double difference) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (difference + reach) / (2 * reach);
    }

    private void text(double x, double y, String anchor, String look, String text) {
        html.tag("text", text, "class", look, "x", at(x), "y", at(y), "text-anchor", anchor);
    }

    private static String tick(double value) {
        return value == 0
                ? "0"
                : String.format(Locale.ROOT, "%+.0f", 100 * value).replace('-', '\u2212');
    }

    private static String at(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
