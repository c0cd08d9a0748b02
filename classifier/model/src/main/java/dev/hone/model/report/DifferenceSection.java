package dev.hone.model.report;

import dev.hone.model.evaluation.ClassDifference;
import dev.hone.model.evaluation.ClassMetrics;
import dev.hone.model.evaluation.Comparison;
import dev.hone.model.evaluation.Interval;
import dev.hone.model.evaluation.Metrics;
import dev.hone.model.gate.Contender;
import dev.hone.model.gate.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** By how much the two differ, with how far chance may have moved it; class by class. */
final class DifferenceSection {

    private DifferenceSection() {}

    static void write(Html html, Shown shown, Trial trial) {
        Metrics now = shown.decision().challenger();
        Comparison comparison = shown.decision().comparison();
        if (comparison == null) {
            html.tag("p", figures(shown, now));
        } else {
            html.tag("p", sentence(shown, comparison));
            DifferenceChart.write(html, trial, comparison);
        }
        table(html, shown, trial);
        html.tag("p", evidence(shown), "class", "next");
    }

    private static String figures(Shown shown, Metrics now) {
        return "On %s %s has a macro-F1 of %s, which says in one figure how well all classes are told apart."
                .formatted(Words.count(now.pictures()), shown.challenger().name(), Words.decimal(now.macroF1()));
    }

    private static String sentence(Shown shown, Comparison comparison) {
        return "Macro-F1 says in one figure how well all classes are told apart, each counting alike: on the same %s it is %s for %s and %s for %s. The bars show where each difference may lie, given how few pictures it rests on: 19 of 20 such bars hold the truth. Right of the line %s is better."
                .formatted(
                        Words.count(comparison.pictures()),
                        Words.decimal(comparison.second()),
                        shown.challenger().name(),
                        Words.decimal(comparison.first()),
                        shown.champion().name(),
                        shown.challenger().name());
    }

    private static void table(Html html, Shown shown, Trial trial) {
        boolean two = shown.decision().comparison() != null;
        List<String> head = new ArrayList<>(List.of("Class", "Test pictures"));
        if (two) {
            head.add(shown.champion().name() + " found");
        }
        head.add(shown.challenger().name() + " found");
        if (two) {
            head.addAll(List.of("Difference in points", "May lie between"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < trial.classes().size(); i++) {
            rows.add(two ? compared(shown, trial, i) : alone(shown, trial, i));
        }
        Table.write(html, head, rows);
    }

    private static List<String> alone(Shown shown, Trial trial, int index) {
        ClassMetrics one = shown.decision().challenger().classes().get(index);
        return List.of(trial.label(one.id()), String.valueOf(one.support()), found(one));
    }

    private static List<String> compared(Shown shown, Trial trial, int index) {
        ClassMetrics now = shown.decision().challenger().classes().get(index);
        ClassMetrics before = shown.decision().champion().classes().get(index);
        ClassDifference difference = shown.decision().comparison().classes().get(index);
        boolean both = difference.support() > 0;
        return List.of(
                trial.label(now.id()),
                String.valueOf(now.support()),
                shown.champion().classes().contains(now.id()) ? found(before) : Words.percent((Double) null, 0),
                found(now),
                both ? Words.points(difference.recall()) : Words.points(null),
                both ? range(difference.interval()) : Words.points(null));
    }

    private static String found(ClassMetrics one) {
        return Words.percent(one.support() == 0 ? null : one.recall(), one.support());
    }

    private static String range(Interval interval) {
        // where no picture changed sides there is nothing to draw from
        return interval.low() == interval.high()
                ? Words.points(null)
                : "%s and %s".formatted(Words.points(interval.low()), Words.points(interval.high()));
    }

    private static String evidence(Shown shown) {
        String now = speed(shown.challenger());
        return shown.champion() == null ? now + "." : "%s; %s.".formatted(now, speed(shown.champion()));
    }

    private static String speed(Contender one) {
        return String.format(
                Locale.ROOT,
                "%s answers in %.1f ms, its bundle has %.1f MB",
                one.name(),
                one.latency().median(),
                one.bytes() / 1e6);
    }
}
