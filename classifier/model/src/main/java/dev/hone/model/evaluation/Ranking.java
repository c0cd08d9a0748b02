package dev.hone.model.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All pictures in the order of the probability that they were given for one class, the most certain first. Pictures of
 * the same probability stand on one step: no threshold tells them apart.
 */
public final class Ranking {

    /** At each step, how many pictures of the class and how many others are as certain as that or more. */
    private final int[] hits;

    private final int[] misses;

    private Ranking(int[] hits, int[] misses) {
        this.hits = hits;
        this.misses = misses;
    }

    public static Ranking of(List<Judged> answers, int index) {
        long[] ranked = new long[answers.size()];
        for (int i = 0; i < ranked.length; i++) {
            Judged answer = answers.get(i);
            // the bits of floats that are not negative have the order of the floats; + 0 makes -0 one of them
            long certainty = Float.floatToIntBits(answer.probabilities()[index] + 0.0f);
            ranked[i] = -(certainty << 1) | (answer.label() == index ? 1 : 0);
        }
        Arrays.sort(ranked);
        return steps(ranked);
    }

    private static Ranking steps(long[] ranked) {
        int[] hits = new int[ranked.length + 1];
        int[] misses = new int[ranked.length + 1];
        int steps = 0;
        for (int i = 0; i < ranked.length; i++) {
            if (i == 0 || ranked[i] >> 1 != ranked[i - 1] >> 1) {
                hits[steps + 1] = hits[steps];
                misses[steps + 1] = misses[steps];
                steps++;
            }
            hits[steps] += (int) (ranked[i] & 1);
            misses[steps] += (int) (~ranked[i] & 1);
        }
        return new Ranking(Arrays.copyOf(hits, steps + 1), Arrays.copyOf(misses, steps + 1));
    }

    private int positives() {
        return hits[hits.length - 1];
    }

    private int negatives() {
        return misses[misses.length - 1];
    }

    /** The area under {@link #roc}; null when there are no pictures of the class, or no others. */
    public Double rocAuc() {
        if (positives() == 0 || negatives() == 0) {
            return null;
        }
        double area = 0;
        for (int i = 1; i < hits.length; i++) {
            area += (misses[i] - misses[i - 1]) * (hits[i] + (double) hits[i - 1]) / 2;
        }
        return area / positives() / negatives();
    }

    /** The mean of the precision at each picture of the class; null when there are none. */
    public Double averagePrecision() {
        if (positives() == 0) {
            return null;
        }
        double sum = 0;
        for (int i = 1; i < hits.length; i++) {
            sum += (hits[i] - hits[i - 1]) * precision(i);
        }
        return sum / positives();
    }

    private double precision(int step) {
        return (double) hits[step] / (hits[step] + misses[step]);
    }

    /** False alarms across, found pictures of the class up, as shares; at most so many points, evenly chosen. */
    public List<Point> roc(int most) {
        List<Point> points = new ArrayList<>();
        for (int step : chosen(0, most)) {
            points.add(new Point(share(misses[step], negatives()), share(hits[step], positives())));
        }
        return points;
    }

    /** Recall across, precision up; at most so many points, evenly chosen. */
    public List<Point> precisionRecall(int most) {
        List<Point> points = new ArrayList<>();
        for (int step : chosen(1, most)) {
            points.add(new Point(share(hits[step], positives()), precision(step)));
        }
        return points;
    }

    private int[] chosen(int first, int most) {
        int last = hits.length - 1;
        int count = Math.min(most, last - first + 1);
        int[] chosen = new int[Math.max(0, count)];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = count == 1 ? last : first + (int) ((long) i * (last - first) / (count - 1));
        }
        return chosen;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
