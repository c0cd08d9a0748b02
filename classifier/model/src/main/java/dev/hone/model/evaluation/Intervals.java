package dev.hone.model.evaluation;

import dev.hone.model.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

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
        Cells cells = new Cells(classes.size(), bootstrap.rounds());
        Resampling resampling =
                new Resampling(Confusion.of(classes.size(), answers).cells(), bootstrap.seed());
        Pictures pictures = new Pictures(answers, bootstrap.rounds());
        SplittableRandom random = new SplittableRandom(bootstrap.seed());
        for (int round = 0; round < bootstrap.rounds(); round++) {
            cells.note(round, new Confusion(classes.size(), resampling.draw()));
            pictures.note(round, random);
        }
        List<ClassIntervals> each = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            each.add(new ClassIntervals(
                    classes.get(i).id(),
                    Interval.percentile(cells.precision[i], bootstrap.level()),
                    Interval.percentile(cells.recall[i], bootstrap.level()),
                    Interval.percentile(cells.f1[i], bootstrap.level())));
        }
        return new Intervals(
                bootstrap,
                Interval.percentile(cells.accuracy, bootstrap.level()),
                Interval.percentile(cells.macroPrecision, bootstrap.level()),
                Interval.percentile(cells.macroRecall, bootstrap.level()),
                Interval.percentile(cells.macroF1, bootstrap.level()),
                Interval.percentile(pictures.calibrationError, bootstrap.level()),
                Interval.percentile(pictures.brier, bootstrap.level()),
                Interval.percentile(pictures.logLoss, bootstrap.level()),
                each);
    }

    /** What the confusion matrices of the rounds say. */
    private static final class Cells {
        private final double[] accuracy;
        private final double[] macroPrecision;
        private final double[] macroRecall;
        private final double[] macroF1;
        private final double[][] precision;
        private final double[][] recall;
        private final double[][] f1;

        Cells(int classes, int rounds) {
            accuracy = new double[rounds];
            macroPrecision = new double[rounds];
            macroRecall = new double[rounds];
            macroF1 = new double[rounds];
            precision = new double[classes][rounds];
            recall = new double[classes][rounds];
            f1 = new double[classes][rounds];
        }

        void note(int round, Confusion confusion) {
            accuracy[round] = confusion.accuracy();
            macroPrecision[round] = confusion.macro(confusion::precision);
            macroRecall[round] = confusion.macro(confusion::recall);
            macroF1[round] = confusion.macro(confusion::f1);
            for (int i = 0; i < precision.length; i++) {
                boolean there = confusion.support(i) > 0;
                precision[i][round] = there ? confusion.precision(i) : Double.NaN;
                recall[i][round] = there ? confusion.recall(i) : Double.NaN;
                f1[i][round] = there ? confusion.f1(i) : Double.NaN;
            }
        }
    }

    /** What the probabilities say, drawn anew in each round. */
    private static final class Pictures {
        private final double[] briers;
        private final double[] losses;
        private final int[] bins;

        /** Confidence less one for a right answer: the calibration error is made of the sums of it, bin by bin. */
        private final double[] excess;

        private final double[] calibrationError;
        private final double[] brier;
        private final double[] logLoss;

        Pictures(List<Judged> answers, int rounds) {
            briers = answers.stream().mapToDouble(Losses::brier).toArray();
            losses = answers.stream().mapToDouble(Losses::logLoss).toArray();
            bins = answers.stream()
                    .mapToInt(answer -> Reliability.bin(answer.confidence()))
                    .toArray();
            excess = answers.stream()
                    .mapToDouble(answer -> answer.confidence() - (answer.right() ? 1.0 : 0.0))
                    .toArray();
            calibrationError = new double[rounds];
            brier = new double[rounds];
            logLoss = new double[rounds];
        }

        void note(int round, SplittableRandom random) {
            double[] sums = new double[Reliability.BINS];
            double sumOfBriers = 0;
            double sumOfLosses = 0;
            for (int i = 0; i < bins.length; i++) {
                int drawn = random.nextInt(bins.length);
                sums[bins[drawn]] += excess[drawn];
                sumOfBriers += briers[drawn];
                sumOfLosses += losses[drawn];
            }
            double sum = 0;
            for (double bin : sums) {
                sum += Math.abs(bin);
            }
            calibrationError[round] = sum / bins.length;
            brier[round] = sumOfBriers / bins.length;
            logLoss[round] = sumOfLosses / bins.length;
        }
    }
}
