package dev.hone.training.variation;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Randomness that depends on what it is for, not on what was drawn before: a resumed training draws the same. */
public final class Chance {
    /** The golden ratio, as a fraction of 2^64: spreads numbers that lie close together. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private Chance() {}

    /** A generator of its own for each list of numbers, such as a seed, an epoch and a picture. */
    public static RandomGenerator of(long... numbers) {
        return new SplittableRandom(mix(numbers));
    }

    /** One number for many; others for other numbers or another order. */
    public static long mix(long... numbers) {
        long mixed = numbers.length;
        for (long number : numbers) {
            mixed = scramble(mixed * SPREAD + number);
        }
        return mixed;
    }

    private static long scramble(long value) {
        long mixed = (value ^ value >>> 32) * SPREAD;
        mixed = (mixed ^ mixed >>> 29) * SPREAD;
        return mixed ^ mixed >>> 32;
    }
}
