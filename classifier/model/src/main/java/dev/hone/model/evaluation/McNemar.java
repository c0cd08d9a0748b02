package dev.hone.model.evaluation;

import java.util.List;

/**
 * McNemar's exact test: of the pictures that only one of two models gets right, how many are whose. Were they equally good,
 * each such picture would be a toss of a fair coin.
 *
 * @param onlyFirst how many pictures only the first model gets right
 * @param different the probability of counts as uneven as these, or more so, were both equally good (two-sided)
 * @param secondBetter the probability of at least so many for the second, were both equally good (one-sided)
 */
public record McNemar(int onlyFirst, int onlySecond, double different, double secondBetter) {

    /** Both lists hold the same pictures in the same order. */
    public static McNemar of(List<Judged> first, List<Judged> second) {
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < first.size(); i++) {
            boolean firstRight = first.get(i).right();
            boolean secondRight = second.get(i).right();
            onlyFirst += firstRight && !secondRight ? 1 : 0;
            onlySecond += secondRight && !firstRight ? 1 : 0;
        }
        return of(onlyFirst, onlySecond);
    }

    public static McNemar of(int onlyFirst, int onlySecond) {
        int tosses = Math.addExact(onlyFirst, onlySecond);
        double uneven = 2 * Binomial.fairTail(tosses, Math.min(onlyFirst, onlySecond));
        return new McNemar(onlyFirst, onlySecond, Math.min(1, uneven), Binomial.fairTail(tosses, onlyFirst));
    }

    /** The probability of at least so many for the first, were both equally good (one-sided). */
    public double firstBetter() {
        return Binomial.fairTail(Math.addExact(onlyFirst, onlySecond), onlySecond);
    }
}
