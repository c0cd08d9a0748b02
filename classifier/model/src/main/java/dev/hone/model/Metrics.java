package dev.hone.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How good a set of answers is.
 *
 * @param macroF1 the mean F1 of the classes that have pictures here
 * @param logLoss the mean natural logarithm of the inverse probability given to the truth
 * @param confusion rows are the truth, columns the answers, in the order of the classes
 */
public record Metrics(
        int pictures, double accuracy, double macroF1, double logLoss, List<ClassMetrics> classes, int[][] confusion) {

    /** A probability of zero for the truth would make the loss infinite. */
    private static final double LEAST_PROBABILITY = 1e-7;

    /** Throws {@link IllegalArgumentException} for no answers, which say nothing. */
    public static Metrics of(List<ClassName> classes, List<Judged> answers) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("there are no answers to measure");
        }
        int[][] confusion = new int[classes.size()][classes.size()];
        double loss = 0;
        for (Judged answer : answers) {
            confusion[answer.label()][answer.best()]++;
            loss -= Math.log(Math.max(LEAST_PROBABILITY, answer.probabilities()[answer.label()]));
        }
        List<ClassMetrics> each = IntStream.range(0, classes.size())
                .mapToObj(i -> ClassMetrics.of(classes.get(i).id(), i, confusion))
                .toList();
        int right = IntStream.range(0, classes.size()).map(i -> confusion[i][i]).sum();
        double macroF1 = each.stream()
                .filter(one -> one.support() > 0)
                .mapToDouble(ClassMetrics::f1)
                .average()
                .orElseThrow();
        return new Metrics(
                answers.size(), (double) right / answers.size(), macroF1, loss / answers.size(), each, confusion);
    }
}
