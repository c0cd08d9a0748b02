package dev.hone.model.report;

import dev.hone.model.gate.Change;
import dev.hone.model.gate.Sides;
import dev.hone.model.gate.Trial;
import java.util.List;

/** The pictures that only one of the two got right, to be looked at. */
final class SidesSection {

    private SidesSection() {}

    static void write(Html html, Shown shown, Trial trial, Sides sides, String asked) {
        html.tag(
                "p",
                "Of %d %s %s got %d right, %s %d."
                        .formatted(
                                sides.pictures(),
                                asked,
                                shown.challenger().name(),
                                sides.right(),
                                shown.champion().name(),
                                sides.rightBefore()));
        if (sides.gained() + sides.lost() == 0) {
            html.tag("p", "No picture changed sides: what one got right, the other one did, too.");
            return;
        }
        html.tag(
                "p",
                "An empty frame is a picture that is no longer kept. Some may be labelled wrong rather than answered wrong.");
        group(html, shown, trial, "Now right", sides.gained(), sides.firstGained());
        group(html, shown, trial, "Now wrong", sides.lost(), sides.firstLost());
    }

    private static void group(Html html, Shown shown, Trial trial, String title, int all, List<Change> some) {
        if (all == 0) {
            return;
        }
        html.tag(
                "h3",
                all > some.size()
                        ? "%s: %d, of which %d are shown, the surest first".formatted(title, all, some.size())
                        : "%s: %d".formatted(title, all));
        html.tag("ul", () -> some.forEach(change -> one(html, shown, trial, change)), "class", "gallery");
    }

    private static void one(Html html, Shown shown, Trial trial, Change change) {
        String truth = trial.label(change.truth());
        html.tag("li", () -> {
            html.empty(
                    "img",
                    "src",
                    ReportFolder.THUMBNAILS + "/" + change.picture() + ".png",
                    "alt",
                    truth,
                    "loading",
                    "lazy");
            html.tag("strong", truth);
            html.tag("span", said(shown.challenger().name(), trial.label(change.now()), change.nowSure()));
            html.tag("span", said(shown.champion().name(), trial.label(change.before()), change.beforeSure()));
            html.tag(
                    "code",
                    change.picture().substring(0, Math.min(12, change.picture().length())));
        });
    }

    private static String said(String version, String answer, double sure) {
        return "%s: %s %s".formatted(version, answer, Words.percent(sure, 0));
    }
}
