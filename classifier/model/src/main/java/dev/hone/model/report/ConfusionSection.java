package dev.hone.model.report;

import java.util.Locale;
import java.util.stream.IntStream;

/** Which class is answered for which: a table that is its own chart. */
final class ConfusionSection {

    private ConfusionSection() {}

    static void write(Html html, Report report) {
        html.tag("p", sentence(report));
        html.tag(
                "div",
                () -> html.tag("table", () -> table(html, report), "class", "confusion"),
                "class",
                "wide",
                "tabindex",
                "0");
    }

    private static String sentence(Report report) {
        int[][] rows = report.metrics().confusion();
        int truth = 0;
        int answer = 0;
        int most = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < rows.length; k++) {
                if (i != k && rows[i][k] > most) {
                    truth = i;
                    answer = k;
                    most = rows[i][k];
                }
            }
        }
        return most == 0
                ? "No picture was taken for another class."
                : "Most often, %s is taken for %s: %s. Rows are what a picture really is, columns what was answered."
                        .formatted(
                                report.classes().get(truth).label(),
                                report.classes().get(answer).label(),
                                Words.count(most));
    }

    private static void table(Html html, Report report) {
        html.tag(
                "thead",
                () -> html.tag("tr", () -> {
                    html.tag("th", "Really", "scope", "col");
                    report.classes().forEach(one -> html.tag("th", one.label(), "scope", "col"));
                }));
        html.tag("tbody", () -> {
            for (int i = 0; i < report.classes().size(); i++) {
                row(html, report, i);
            }
        });
    }

    private static void row(Html html, Report report, int truth) {
        int[] row = report.metrics().confusion()[truth];
        int support = Math.max(1, IntStream.of(row).sum());
        html.tag("tr", () -> {
            html.tag("th", report.classes().get(truth).label(), "scope", "row");
            for (int k = 0; k < row.length; k++) {
                html.tag(
                        "td",
                        row[k] == 0 ? "" : String.valueOf(row[k]),
                        "class",
                        k == truth ? "right" : "wrong",
                        "style",
                        String.format(Locale.ROOT, "--share:%.0f%%", 100.0 * row[k] / support));
            }
        });
    }
}
