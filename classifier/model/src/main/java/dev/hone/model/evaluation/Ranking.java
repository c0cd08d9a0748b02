package dev.hone.model.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All pictures in the order of the probability that they were given for one class, the most certain first. Pictures of
 * the same probability stand on one step: no threshold tells them apart.
 */
public final class Ranking {

    /** Whether the picture of each place is of the class, and whether the next one is less certain. */
    private final boolean[] hit;

    private final boolean[] last;

    /** Which picture has each place. */
    private final int[] order;

    private Ranking(int[] order, boolean[] hit, boolean[] last) {
        this.order = order;
        this.hit = hit;
        this.last = last;
    }

    public static Ranking of(List<Judged> answers, int index) {
        long[] ranked = new long[answers.size()];
        for (int i = 0; i < ranked.length; i++) {
            // the bits of floats that are not negative have the order of the floats; + 0 makes -0 one of them
            int certainty = Float.floatToIntBits(answers.get(i).probabilities()[index] + 0.0f);
            ranked[i] = (long) (Integer.MAX_VALUE - certainty) << Integer.SIZE | i;
        }
        Arrays.sort(ranked);
        int[] order = new int[ranked.length];
        boolean[] hit = new boolean[ranked.length];
        boolean[] last = new boolean[ranked.length];
        for (int i = 0; i < ranked.length; i++) {
            order[i] = (int) ranked[i];
            hit[i] = answers.get(order[i]).label() == index;
            last[i] = i == ranked.length - 1 || ranked[i] >> Integer.SIZE != ranked[i + 1] >> Integer.SIZE;
        }
        return new Ranking(order, hit, last);
    }

    /**
     * The areas under both curves.
     *
     * @param roc NaN when there are no pictures of the class, or no others
     * @param averagePrecision NaN when there are no pictures of the class
     */
    record Areas(double roc, double averagePrecision) {}

    /** As if every picture were there as often as this says, in the order of the answers. */
    Areas areas(int[] times) {
        int hits = 0;
        int all = 0;
        int hitsBefore = 0;
        int allBefore = 0;
        double wins = 0;
        double precisions = 0;
        for (int i = 0; i < order.length; i++) {
            int there = times[order[i]];
            all += there;
            hits += hit[i] ? there : 0;
            if (last[i]) {
                int hitsOfStep = hits - hitsBefore;
                wins += (all - allBefore - hitsOfStep) * (hitsBefore + hitsOfStep / 2.0);
                // most steps have no picture of the class, and a division costs more than all the rest
                if (hitsOfStep > 0) {
                    precisions += hitsOfStep * (double) hits / all;
                }
                hitsBefore = hits;
                allBefore = all;
            }
        }
        return new Areas(wins / hits / (all - hits), precisions / hits);
    }

    Areas areas() {
        int[] once = new int[order.length];
        Arrays.fill(once, 1);
        return areas(once);
    }

    /** False alarms across, found pictures of the class up, as shares; at most so many points, evenly chosen. */
    public List<Point> roc(int most) {
        return thinned(curve(true), most);
    }

    /** Recall across, precision up; at most so many points, evenly chosen. */
    public List<Point> precisionRecall(int most) {
        return thinned(curve(false), most);
    }

    private List<Point> curve(boolean roc) {
        int positives = 0;
        for (boolean one : hit) {
            positives += one ? 1 : 0;
        }
        List<Point> points = new ArrayList<>();
        if (roc) {
            points.add(new Point(0, 0));
        }
        int hits = 0;
        for (int i = 0; i < order.length; i++) {
            hits += hit[i] ? 1 : 0;
            if (last[i]) {
                double found = share(hits, positives);
                points.add(
                        roc
                                ? new Point(share(i + 1 - hits, order.length - positives), found)
                                : new Point(found, share(hits, i + 1)));
            }
        }
        return points;
    }

    private static List<Point> thinned(List<Point> points, int most) {
        if (points.size() <= most) {
            return points;
        }
        List<Point> chosen = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            chosen.add(points.get((int) ((long) i * (points.size() - 1) / (most - 1))));
        }
        return chosen;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
