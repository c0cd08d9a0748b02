package dev.hone.model.evaluation;

import dev.hone.model.Calibration;
import java.util.List;

/**
 * Finds the temperature under which the truth is most probable, on pictures that the network did not learn from. The log
 * loss is convex in the inverse of the temperature: Newton's steps find its only minimum, bisection where they overshoot.
 */
public final class TemperatureScaling {

    private static final double COLDEST = 0.05;
    private static final double HOTTEST = 100;
    private static final int MOST_STEPS = 200;

    private final List<float[]> logits;
    private final int[] labels;

    private TemperatureScaling(List<float[]> logits, int[] labels) {
        this.logits = logits;
        this.labels = labels;
    }

    /**
     * Pictures that are all answered right say nothing about how often the network errs: they would have it surer without
     * end. Then, and without pictures, the logits stay as they are.
     *
     * @param logits one row a picture, in the order of the labels
     */
    public static Calibration fit(List<float[]> logits, int[] labels) {
        if (logits.size() != labels.length) {
            throw new IllegalArgumentException(
                    "%d rows of logits for %d labels".formatted(logits.size(), labels.length));
        }
        TemperatureScaling scaling = new TemperatureScaling(logits, labels);
        return scaling.separated()
                ? new Calibration(1, labels.length)
                : new Calibration(1 / scaling.inverse(), labels.length);
    }

    private boolean separated() {
        for (int i = 0; i < labels.length; i++) {
            float[] row = logits.get(i);
            for (int k = 0; k < row.length; k++) {
                if (k != labels[i] && row[k] >= row[labels[i]]) {
                    return false;
                }
            }
        }
        return true;
    }

    private double inverse() {
        double low = 1 / HOTTEST;
        double high = 1 / COLDEST;
        double inverse = 1;
        for (int step = 0; step < MOST_STEPS; step++) {
            Slope slope = slope(inverse);
            if (slope.first() > 0) {
                high = inverse;
            } else {
                low = inverse;
            }
            double next = inverse - slope.first() / slope.second();
            // asked this way round, a step that is no number is none
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            if (Math.abs(next - inverse) <= 2 * Math.ulp(inverse)) {
                break;
            }
            inverse = next;
        }
        return inverse;
    }

    private record Slope(double first, double second) {}

    /** The derivatives of the log loss by the inverse temperature. */
    private Slope slope(double inverse) {
        double first = 0;
        double second = 0;
        for (int i = 0; i < labels.length; i++) {
            float[] row = logits.get(i);
            double truth = row[labels[i]];
            double largest = Double.NEGATIVE_INFINITY;
            for (float logit : row) {
                largest = Math.max(largest, logit);
            }
            double sum = 0;
            double mean = 0;
            double square = 0;
            for (float logit : row) {
                double weight = Math.exp((logit - largest) * inverse);
                double distance = logit - truth;
                sum += weight;
                mean += weight * distance;
                square += weight * distance * distance;
            }
            mean /= sum;
            first += mean;
            second += square / sum - mean * mean;
        }
        return new Slope(first, second);
    }
}
