package dev.hone.model.report;

/** The pictures that were answered wrong with the greatest certainty. */
final class MistakeSection {

    private MistakeSection() {}

    static void write(Html html, Report report) {
        if (report.mistakes().isEmpty()) {
            html.tag("p", "There is none: every picture was answered right.");
            return;
        }
        html.tag("p", sentence(report));
        html.tag("ul", () -> report.mistakes().forEach(mistake -> one(html, report, mistake)), "class", "gallery");
    }

    private static String sentence(Report report) {
        int[][] rows = report.metrics().confusion();
        int wrong = report.metrics().pictures();
        for (int i = 0; i < rows.length; i++) {
            wrong -= rows[i][i];
        }
        String all = wrong == 1
                ? "One picture was answered wrong."
                : "%d pictures were answered wrong, ".formatted(wrong)
                        + (wrong > report.mistakes().size()
                                ? "the %d surest of these answers first. "
                                        .formatted(report.mistakes().size())
                                : "the surest of these answers first. ");
        return all
                + " An empty frame is a picture that is no longer kept. Some of these may be labelled wrong rather than answered wrong.";
    }

    private static void one(Html html, Report report, Mistake mistake) {
        String answer = report.label(mistake.answer());
        String truth = report.label(mistake.truth());
        html.tag("li", () -> {
            html.empty(
                    "img",
                    "src",
                    ReportFolder.THUMBNAILS + "/" + mistake.picture() + ".png",
                    "alt",
                    "%s, taken for %s".formatted(truth, answer),
                    "loading",
                    "lazy");
            html.tag("strong", answer + " " + Words.percent(mistake.confidence(), 0));
            html.tag("span", "really %s, given %s".formatted(truth, Words.percent(mistake.truthProbability(), 0)));
            html.tag(
                    "code",
                    mistake.picture()
                            .substring(0, Math.min(12, mistake.picture().length())));
        });
    }
}
