package dev.hone.model.evaluation;

import dev.hone.model.ClassName;
import java.util.ArrayList;
import java.util.List;

/**
 * How far {@link Metrics} would move on other pictures of the same kind: percentile intervals of a bootstrap. What follows
 * from the confusion matrix is resampled by its cells, what needs the probabilities by pictures.
 */
public record Intervals(
        Bootstrap bootstrap,
        Interval accuracy,
        Interval macroPrecision,
        Interval macroRecall,
        Interval macroF1,
        Interval rocAuc,
        Interval prAuc,
        Interval calibrationError,
        Interval brier,
        Interval logLoss,
        List<ClassIntervals> classes) {

    public Intervals {
        classes = List.copyOf(classes);
    }

    public static Intervals of(List<ClassName> classes, List<Judged> answers) {
        return of(classes, answers, Bootstrap.DEFAULT);
    }

    public static Intervals of(List<ClassName> classes, List<Judged> answers, Bootstrap bootstrap) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("there are no answers to resample");
        }
        CellRounds cells = CellRounds.of(Confusion.of(classes.size(), answers), bootstrap);
        PictureRounds pictures = PictureRounds.of(classes.size(), answers, bootstrap);
        List<ClassIntervals> each = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            each.add(new ClassIntervals(
                    classes.get(i).id(),
                    Interval.percentile(cells.precision()[i], bootstrap.level()),
                    Interval.percentile(cells.recall()[i], bootstrap.level()),
                    Interval.percentile(cells.f1()[i], bootstrap.level()),
                    Interval.percentile(pictures.rocAuc()[i], bootstrap.level()),
                    Interval.percentile(pictures.prAuc()[i], bootstrap.level())));
        }
        return new Intervals(
                bootstrap,
                Interval.percentile(cells.accuracy(), bootstrap.level()),
                Interval.percentile(cells.macroPrecision(), bootstrap.level()),
                Interval.percentile(cells.macroRecall(), bootstrap.level()),
                Interval.percentile(cells.macroF1(), bootstrap.level()),
                Interval.percentile(pictures.mean(pictures.rocAuc()), bootstrap.level()),
                Interval.percentile(pictures.mean(pictures.prAuc()), bootstrap.level()),
                Interval.percentile(pictures.calibrationError(), bootstrap.level()),
                Interval.percentile(pictures.brier(), bootstrap.level()),
                Interval.percentile(pictures.logLoss(), bootstrap.level()),
                each);
    }
}
