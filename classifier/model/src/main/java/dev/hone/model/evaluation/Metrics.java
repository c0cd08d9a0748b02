package dev.hone.model.evaluation;

import dev.hone.model.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * How good a set of answers is. Macro means are over the classes that have pictures here: of a class without any, nothing
 * can be said.
 *
 * @param rocAuc the mean over the classes for which there is one; null when there is none
 * @param prAuc likewise
 * @param calibrationError expected calibration error, as {@link Reliability} says
 * @param brier the mean squared distance of probabilities and truth, summed over the classes: 0 to 2
 * @param logLoss the mean natural logarithm of the inverse probability given to the truth
 * @param confusion rows are the truth, columns the answers, in the order of the classes
 */
public record Metrics(
        int pictures,
        double accuracy,
        double macroPrecision,
        double macroRecall,
        double macroF1,
        Double rocAuc,
        Double prAuc,
        double calibrationError,
        double brier,
        double logLoss,
        List<ClassMetrics> classes,
        int[][] confusion) {

    public Metrics {
        classes = List.copyOf(classes);
    }

    /** Throws {@link IllegalArgumentException} for no answers, which say nothing. */
    public static Metrics of(List<ClassName> classes, List<Judged> answers) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("there are no answers to measure");
        }
        Confusion confusion = Confusion.of(classes.size(), answers);
        List<ClassMetrics> each = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            Ranking.Areas areas = Ranking.of(answers, i).areas();
            each.add(new ClassMetrics(
                    classes.get(i).id(),
                    confusion.support(i),
                    confusion.recall(i),
                    confusion.precision(i),
                    confusion.f1(i),
                    known(areas.roc()),
                    known(areas.averagePrecision())));
        }
        return new Metrics(
                answers.size(),
                confusion.accuracy(),
                confusion.macro(confusion::precision),
                confusion.macro(confusion::recall),
                confusion.macro(confusion::f1),
                mean(each, ClassMetrics::rocAuc),
                mean(each, ClassMetrics::prAuc),
                Reliability.of(answers).error(),
                answers.stream().mapToDouble(Losses::brier).average().orElseThrow(),
                answers.stream().mapToDouble(Losses::logLoss).average().orElseThrow(),
                each,
                confusion.rows());
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static Double mean(List<ClassMetrics> classes, Function<ClassMetrics, Double> measure) {
        List<Double> known =
                classes.stream().map(measure).filter(Objects::nonNull).toList();
        return known.isEmpty()
                ? null
                : known.stream().mapToDouble(Double::doubleValue).sum() / known.size();
    }
}
