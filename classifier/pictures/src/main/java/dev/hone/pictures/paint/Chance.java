package dev.hone.pictures.paint;

import java.util.SplittableRandom;

/** The dice of one picture: everything that differs between two cells of a class comes from here. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    double angle() {
        return between(0, 2 * Math.PI);
    }

    /** Around 0, mostly within 1 either way, never beyond 3; plain sums, so that every Java gives the same. */
    double bell() {
        return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble()) - 3;
    }

    long seed() {
        return random.nextLong();
    }
}
