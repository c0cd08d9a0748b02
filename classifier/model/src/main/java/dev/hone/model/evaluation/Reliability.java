package dev.hone.model.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How often answers of one confidence are right: fifteen bins of equal width over the probability of the class answered,
 * each without its lower end and with its upper one.
 */
public record Reliability(List<Bin> bins) {

    static final int BINS = 15;

    /**
     * The answers of one confidence.
     *
     * @param confidence the mean probability of the classes answered; 0 for an empty bin, as is the accuracy
     * @param accuracy the share that is right
     */
    public record Bin(double from, double to, int count, double confidence, double accuracy) {}

    public Reliability {
        bins = List.copyOf(bins);
    }

    public static Reliability of(List<Judged> answers) {
        int[] counts = new int[BINS];
        int[] right = new int[BINS];
        double[] confidence = new double[BINS];
        for (Judged answer : answers) {
            int bin = bin(answer.confidence());
            counts[bin]++;
            right[bin] += answer.right() ? 1 : 0;
            confidence[bin] += answer.confidence();
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            int some = Math.max(1, counts[i]);
            bins.add(new Bin(
                    (double) i / BINS, (i + 1.0) / BINS, counts[i], confidence[i] / some, (double) right[i] / some));
        }
        return new Reliability(bins);
    }

    static int bin(double confidence) {
        return Math.clamp((int) Math.ceil(confidence * BINS) - 1, 0, BINS - 1);
    }

    /** Expected calibration error: the distance of confidence and accuracy, averaged over the answers. */
    public double error() {
        double sum = 0;
        int all = 0;
        for (Bin bin : bins) {
            sum += bin.count() * Math.abs(bin.accuracy() - bin.confidence());
            all += bin.count();
        }
        return all == 0 ? 0 : sum / all;
    }
}
