package dev.hone.serving.keys;

import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.ledger.ApiKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often each key asks. A key that was quiet may ask twice as often for a second. Thread-safe. */
final class Rates {
    private static final double NANOS = 1e9;

    private final int aSecond;
    private final Map<String, Allowance> byKey = new ConcurrentHashMap<>();

    /**
     * No key has asked yet.
     *
     * @param aSecond how many requests a key may make; 0 lets them ask as often as they like
     */
    Rates(int aSecond) {
        this.aSecond = aSecond;
    }

    /** Counts a request, or throws the problem that there are too many. */
    void count(ApiKey key) {
        if (aSecond > 0
                && !byKey.computeIfAbsent(key.id(), id -> new Allowance()).take()) {
            throw ProblemException.tooManyRequests(key.name(), aSecond);
        }
    }

    /** What a key may still ask: it grows as time goes by. */
    private final class Allowance {
        private double left = 2.0 * aSecond;
        private long seen = System.nanoTime();

        private synchronized boolean take() {
            long now = System.nanoTime();
            left = Math.min(2.0 * aSecond, left + (now - seen) / NANOS * aSecond);
            seen = now;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }
    }
}
