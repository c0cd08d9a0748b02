package dev.hone.model.report;

import dev.hone.model.gate.Decision;
import dev.hone.model.gate.Reason;
import dev.hone.model.gate.Trial;
import java.util.List;

/** A verdict for people: what was decided and why, first; then what it rests on. */
final class VerdictPage {

    private final Html html = new Html();
    private final Shown shown;
    private final Trial trial;
    private final VerdictWords words;

    private VerdictPage(Shown shown, Trial trial) {
        this.shown = shown;
        this.trial = trial;
        this.words = new VerdictWords(shown);
    }

    static String of(Shown shown, Trial trial) {
        VerdictPage page = new VerdictPage(shown, trial);
        Shell.write(page.html, "%s: %s".formatted(shown.project(), page.words.headline()), page::body);
        return page.html.toString();
    }

    private void body() {
        Decision decision = shown.decision();
        html.tag("p", words.stamp(), "class", "stamp " + words.mood());
        html.tag("h1", "%s: %s".formatted(shown.project(), words.headline()));
        List<Reason> reasons = decision.reasons();
        reasons.stream().limit(1).forEach(reason -> html.tag("p", reason.words(), "class", "lead"));
        if (reasons.size() > 1) {
            html.tag(
                    "ul",
                    () -> reasons.stream().skip(1).forEach(reason -> html.tag("li", reason.words())),
                    "class",
                    "reasons");
        }
        html.tag("p", words.consequence());
        Shell.section(
                html, "What was asked of " + shown.challenger().name(), () -> RuleSection.write(html, shown, trial));
        if (decision.challenger() != null) {
            Shell.section(html, title(), () -> DifferenceSection.write(html, shown, trial));
        }
        sides();
        html.tag("footer", this::footer);
    }

    private String title() {
        return shown.champion() == null
                ? "Class by class"
                : "Beside " + shown.champion().name();
    }

    private void sides() {
        Decision decision = shown.decision();
        if (decision.test() != null && decision.test().pictures() > 0) {
            Shell.section(
                    html,
                    "Test pictures that changed sides",
                    () -> SidesSection.write(html, shown, trial, decision.test(), "test pictures"));
        }
        if (decision.judged() != null && decision.judged().pictures() > 0) {
            Shell.section(
                    html,
                    "What people judged",
                    () -> SidesSection.write(
                            html, shown, trial, decision.judged(), "judged pictures, kept aside for this,"));
        }
    }

    private void footer() {
        html.tag("p", "Decided on %s.".formatted(Shell.time(shown.subject().at())));
        Shell.origin(html, "Data set", shown.manifest());
        Shell.origin(
                html,
                "Bundle of " + shown.challenger().name(),
                shown.challenger().bundle());
        if (shown.champion() != null) {
            Shell.origin(
                    html,
                    "Bundle of " + shown.champion().name(),
                    shown.champion().bundle());
        }
    }
}
