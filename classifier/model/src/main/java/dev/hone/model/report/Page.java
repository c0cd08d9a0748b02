package dev.hone.model.report;

import dev.hone.model.evaluation.Intervals;
import dev.hone.model.evaluation.Metrics;
import java.util.List;

/** The report for people. */
final class Page {

    private final Html html = new Html();
    private final Report report;

    private Page(Report report) {
        this.report = report;
    }

    static String of(Report report) {
        Page page = new Page(report);
        page.write();
        return page.html.toString();
    }

    private void write() {
        Shell.write(html, title(), this::body);
    }

    private String title() {
        return report.subject().title() + ": how good it is";
    }

    private void body() {
        html.tag("h1", title());
        html.tag("p", summary(), "class", "lead");
        section("In figures", this::figures);
        section("Class by class", () -> ClassSection.write(html, report));
        section("What is taken for what", () -> ConfusionSection.write(html, report));
        section("How sure it may be", () -> ReliabilitySection.write(html, report));
        section("Finding each class", () -> CurveSection.write(html, report));
        if (!report.epochs().isEmpty()) {
            section("How it learned", () -> LearningSection.write(html, report));
        }
        section("The worst mistakes", () -> MistakeSection.write(html, report));
        html.tag("footer", this::footer);
    }

    private void section(String title, Runnable content) {
        Shell.section(html, title, content);
    }

    private String summary() {
        int pictures = report.metrics().pictures();
        return "Of %d %s, %s were answered right. On other pictures of the same kind, expect %s."
                .formatted(
                        pictures,
                        report.subject().asked(),
                        Words.percent(report.metrics().accuracy(), pictures),
                        Words.percent(report.intervals().accuracy(), pictures));
    }

    private void figures() {
        Metrics metrics = report.metrics();
        Intervals intervals = report.intervals();
        int n = metrics.pictures();
        html.tag(
                "p",
                "In brackets the names that other tools use. The range holds the figure for other pictures of the same kind in %s of cases."
                        .formatted(Words.percent(intervals.bootstrap().level(), 0)));
        Table.write(
                html,
                List.of("", "Figure", "Range"),
                List.of(
                        List.of(
                                "Right answers (accuracy)",
                                Words.percent(metrics.accuracy(), n),
                                Words.percent(intervals.accuracy(), n)),
                        List.of(
                                "Found, mean of the classes (macro recall)",
                                Words.percent(metrics.macroRecall(), n),
                                Words.percent(intervals.macroRecall(), n)),
                        List.of(
                                "Right when answered, mean of the classes (macro precision)",
                                Words.percent(metrics.macroPrecision(), n),
                                Words.percent(intervals.macroPrecision(), n)),
                        List.of(
                                "Both in one figure (macro F1)",
                                Words.decimal(metrics.macroF1()),
                                Words.decimal(intervals.macroF1())),
                        List.of(
                                "Order of certainty (ROC-AUC)",
                                Words.decimal(metrics.rocAuc()),
                                Words.decimal(intervals.rocAuc())),
                        List.of(
                                "The same for rare classes (PR-AUC)",
                                Words.decimal(metrics.prAuc()),
                                Words.decimal(intervals.prAuc())),
                        List.of(
                                "Too sure or too unsure (expected calibration error)",
                                Words.decimal(metrics.calibrationError()),
                                Words.decimal(intervals.calibrationError())),
                        List.of(
                                "Distance from the truth (Brier)",
                                Words.decimal(metrics.brier()),
                                Words.decimal(intervals.brier())),
                        List.of(
                                "Surprise at the truth (log loss)",
                                Words.decimal(metrics.logLoss()),
                                Words.decimal(intervals.logLoss()))));
    }

    private void footer() {
        html.tag("p", "Made on %s.".formatted(Shell.time(report.subject().at())));
        Shell.origin(html, "Data set", report.subject().manifest());
        Shell.origin(html, "Bundle", report.subject().bundle());
    }
}
