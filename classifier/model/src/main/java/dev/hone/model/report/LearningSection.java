package dev.hone.model.report;

import dev.hone.model.evaluation.Point;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How loss and right answers went from epoch to epoch. */
final class LearningSection {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 260;

    private LearningSection() {}

    static void write(Html html, Report report) {
        List<LearningEpoch> epochs = report.epochs();
        LearningEpoch best = epochs.stream()
                .min(Comparator.comparingDouble(LearningEpoch::validationLoss))
                .orElseThrow();
        html.tag(
                "p",
                "Epoch %d of %d was best: %s of the validation pictures right. Where learning goes on and validation gets worse, it learned by heart."
                        .formatted(best.epoch(), epochs.size(), Words.percent(best.validationAccuracy(), 0)));
        double most = epochs.stream()
                .mapToDouble(epoch -> Math.max(epoch.loss(), epoch.validationLoss()))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        html.tag(
                "div",
                () -> {
                    chart(
                            html,
                            epochs,
                            "Loss",
                            Axis.upTo("loss", most),
                            LearningEpoch::loss,
                            LearningEpoch::validationLoss);
                    chart(
                            html,
                            epochs,
                            "Right answers",
                            Axis.shares("right"),
                            LearningEpoch::accuracy,
                            LearningEpoch::validationAccuracy);
                },
                "class",
                "grid-of-charts");
        Table.behindAClick(
                html,
                List.of("Epoch", "Loss", "Validation loss", "Right", "Validation right"),
                epochs.stream()
                        .map(epoch -> List.of(
                                String.valueOf(epoch.epoch()),
                                Words.decimal(epoch.loss()),
                                Words.decimal(epoch.validationLoss()),
                                Words.percent(epoch.accuracy(), 0),
                                Words.percent(epoch.validationAccuracy(), 0)))
                        .toList());
    }

    private static void chart(
            Html html,
            List<LearningEpoch> epochs,
            String title,
            Axis up,
            ToDoubleFunction<LearningEpoch> learning,
            ToDoubleFunction<LearningEpoch> validation) {
        List<Point> first = points(epochs, learning);
        List<Point> second = points(epochs, validation);
        // the label of the upper line stands above it, that of the lower one below
        double push = first.getLast().y() >= second.getLast().y() ? 1 : -1;
        html.tag("figure", () -> {
            html.tag("figcaption", title);
            Chart.draw(
                    html,
                    WIDTH,
                    HEIGHT,
                    Axis.counted("epoch", epochs.getLast().epoch()),
                    up,
                    "%s over %d epochs".formatted(title, epochs.size()),
                    chart -> {
                        chart.line(first, "line c0");
                        chart.line(second, "line c1");
                        chart.label(first.getLast(), push > 0 ? -8 : 16, "label c0", "learning");
                        chart.label(second.getLast(), push > 0 ? 16 : -8, "label c1", "validation");
                    });
        });
    }

    private static List<Point> points(List<LearningEpoch> epochs, ToDoubleFunction<LearningEpoch> measure) {
        return epochs.stream()
                .map(epoch -> new Point(epoch.epoch(), measure.applyAsDouble(epoch)))
                .toList();
    }
}
