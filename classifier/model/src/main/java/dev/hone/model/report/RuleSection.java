package dev.hone.model.report;

import dev.hone.model.gate.Check;
import dev.hone.model.gate.Rule;
import dev.hone.model.gate.State;
import dev.hone.model.gate.Trial;
import java.util.List;
import java.util.stream.Collectors;

/** All rules, what was found, and whether each holds. */
final class RuleSection {

    private final Html html;
    private final Shown shown;
    private final Trial trial;

    private RuleSection(Html html, Shown shown, Trial trial) {
        this.html = html;
        this.shown = shown;
        this.trial = trial;
    }

    static void write(Html html, Shown shown, Trial trial) {
        new RuleSection(html, shown, trial).write();
    }

    private void write() {
        List<Check> must = checks(false);
        List<Check> gains = checks(true);
        if (must.isEmpty() && gains.isEmpty()) {
            html.tag("p", "This project sets no limits for a first version.");
            return;
        }
        if (!must.isEmpty()) {
            html.tag("p", "All of this must hold.");
            table(must);
            unremarkable();
        }
        if (!gains.isEmpty()) {
            html.tag(
                    "p",
                    "And one of these: it must be better somewhere, by more than chance does one time in 40.",
                    "class",
                    "next");
            table(gains);
        }
    }

    /** Classes that are as good as before share a line. */
    private List<Check> checks(boolean gains) {
        return shown.decision().checks().stream()
                .filter(check -> check.rule().isGain() == gains)
                .filter(check -> check.rule() != Rule.CLASS_NOT_WORSE || check.remark())
                .toList();
    }

    private void unremarkable() {
        List<Check> quiet = shown.decision().checks().stream()
                .filter(check -> check.rule() == Rule.CLASS_NOT_WORSE && !check.remark())
                .toList();
        if (!quiet.isEmpty()) {
            html.tag(
                    "p",
                    quiet.stream().map(check -> trial.label(check.about())).collect(Collectors.joining(", "))
                            + (quiet.size() == 1 ? " is" : " are")
                            + " found as often as before, or less often by no more than may be lost.",
                    "class",
                    "next");
        }
    }

    private void table(List<Check> checks) {
        html.tag(
                "div",
                () -> html.tag("table", () -> {
                    html.tag(
                            "thead",
                            () -> html.tag(
                                    "tr",
                                    () -> List.of("", "Asked", "Found", "Holds?")
                                            .forEach(head -> html.tag("th", head, "scope", "col"))));
                    html.tag("tbody", () -> checks.forEach(this::row));
                }),
                "class",
                "wide rules",
                "tabindex",
                "0");
    }

    private void row(Check check) {
        html.tag("tr", () -> {
            html.tag("th", what(check), "scope", "row");
            html.tag("td", check.asked());
            html.tag("td", check.found());
            html.tag("td", sign(check), "class", mood(check));
        });
    }

    private String what(Check check) {
        String before = shown.champion() == null ? "" : shown.champion().name();
        String about = check.about() == null ? "" : trial.label(check.about());
        return switch (check.rule()) {
            case ACCURACY -> "Right answers";
            case RECALL -> about + " found";
            case CALIBRATION_ERROR -> "Distance of certainty and right answers";
            case LATENCY -> "Time for an answer";
            case SIZE -> "Size of the bundle";
            case NEW_CLASS -> about + " found, new to " + before;
            case LOST_CLASS -> about;
            case TEST_PICTURES -> "Test pictures";
            case NOT_WORSE -> "Macro-F1 beside " + before;
            case CLASS_NOT_WORSE -> "%s found, beside %s".formatted(about, before);
            case BETTER_ON_TEST -> "Test pictures right";
            case BETTER_ON_JUDGED -> "Right on what people judged";
            case BETTER_ON_NEW_CLASSES -> "Classes new to " + before;
        };
    }

    private static String sign(Check check) {
        return switch (check.state()) {
            case HOLDS -> "\u2713 yes";
            case FAILS -> check.rule().isGain() ? "\u2013 no" : "\u2717 no";
            case UNKNOWN -> "? cannot be told";
        };
    }

    private static String mood(Check check) {
        if (check.state() == State.FAILS && check.rule().isGain()) {
            return "plain";
        }
        return switch (check.state()) {
            case HOLDS -> "good";
            case FAILS -> "bad";
            case UNKNOWN -> "caution";
        };
    }
}
