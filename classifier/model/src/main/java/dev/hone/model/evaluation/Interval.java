package dev.hone.model.evaluation;

import java.util.Arrays;

/** Where a measure may lie, given how few pictures it was taken on. */
public record Interval(double low, double high) {

    /** The middle part of what resamples gave; values that are not a number, since undefined there, are left out. */
    static Interval percentile(double[] values, double level) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted.length == 0
                ? null
                : new Interval(quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
