package dev.hone.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a network's answers looked like on the validation pictures: what a monitor compares the answers of today with.
 *
 * @param pictures how many pictures it was taken from
 * @param mean of each value of the embedding
 * @param variance of each value of the embedding
 * @param shares how often each class was answered, in the order of the classes
 * @param confidence the deciles of the probability of the class answered, from the least to the largest: eleven values
 * @param distance the deciles of {@link #distance(float[])}
 */
public record DriftReference(
        int pictures,
        List<Double> mean,
        List<Double> variance,
        List<Double> shares,
        List<Double> confidence,
        List<Double> distance) {

    private static final int DECILES = 10;

    /** Keeps the distance finite along a value that never varies. */
    private static final double LEAST_VARIANCE = 1e-6;

    public DriftReference {
        mean = List.copyOf(Objects.requireNonNull(mean, "mean"));
        variance = List.copyOf(Objects.requireNonNull(variance, "variance"));
        shares = List.copyOf(Objects.requireNonNull(shares, "shares"));
        confidence = List.copyOf(Objects.requireNonNull(confidence, "confidence"));
        distance = List.copyOf(Objects.requireNonNull(distance, "distance"));
        if (mean.size() != variance.size()) {
            throw new IllegalArgumentException(
                    "%d means for %d variances of the embedding".formatted(mean.size(), variance.size()));
        }
    }

    /** Throws {@link IllegalArgumentException} for no answers. */
    public static DriftReference of(List<Answer> answers) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("there are no answers to remember");
        }
        List<Double> mean = new ArrayList<>();
        List<Double> variance = new ArrayList<>();
        for (int d = 0; d < answers.getFirst().embedding().length; d++) {
            int value = d;
            double middle = answers.stream()
                    .mapToDouble(answer -> answer.embedding()[value])
                    .average()
                    .orElseThrow();
            mean.add(rounded(middle));
            variance.add(rounded(answers.stream()
                    .mapToDouble(answer -> Math.pow(answer.embedding()[value] - middle, 2))
                    .average()
                    .orElseThrow()));
        }
        double[] shares = new double[answers.getFirst().probabilities().length];
        answers.forEach(answer -> shares[answer.best()] += 1.0 / answers.size());
        double[] sure = answers.stream()
                .mapToDouble(answer -> answer.probabilities()[answer.best()])
                .toArray();
        double[] distances = answers.stream()
                .mapToDouble(answer -> distance(answer.embedding(), mean, variance))
                .toArray();
        return new DriftReference(
                answers.size(),
                mean,
                variance,
                Arrays.stream(shares).mapToObj(DriftReference::rounded).toList(),
                deciles(sure),
                deciles(distances));
    }

    /** How unlike the validation pictures one is: the root of the mean squared deviation, in standard deviations. */
    public double distance(float[] embedding) {
        return distance(embedding, mean, variance);
    }

    private static double distance(float[] embedding, List<Double> mean, List<Double> variance) {
        double sum = 0;
        for (int d = 0; d < embedding.length; d++) {
            double off = embedding[d] - mean.get(d);
            sum += off * off / (variance.get(d) + LEAST_VARIANCE);
        }
        return Math.sqrt(sum / embedding.length);
    }

    private static List<Double> deciles(double[] values) {
        Arrays.sort(values);
        List<Double> deciles = new ArrayList<>();
        for (int i = 0; i <= DECILES; i++) {
            deciles.add(rounded(values[Math.round((values.length - 1) * i / (float) DECILES)]));
        }
        return deciles;
    }

    /** Seven digits, as many as a float has: thousands of values stand in one file. */
    private static double rounded(double value) {
        return Double.parseDouble(Float.toString((float) value));
    }
}
