package dev.hone.training.trainer;

/** How fast something goes, and when it is time to say so again: once a second. Thread-safe. */
final class Pace {
    private static final long TELLING = 1_000_000_000;

    private final long start = System.nanoTime();
    private long told = start;

    synchronized boolean due() {
        long now = System.nanoTime();
        boolean due = now - told >= TELLING;
        told = due ? now : told;
        return due;
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    double perSecond(int done) {
        return done / Math.max(1e-9, seconds());
    }
}
