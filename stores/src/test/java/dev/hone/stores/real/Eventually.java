package dev.hone.stores.real;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what must come to be, as briefly as it takes. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Eventually() {}

    /** Returns when the condition holds; fails when it does not in half a minute. */
    public static void holds(String what, Callable<Boolean> condition) throws Exception {
        holds(what, PATIENCE, condition);
    }

    /** Returns when the condition holds; fails when it does not in this time. */
    public static void holds(String what, Duration patience, Callable<Boolean> condition) throws Exception {
        Instant deadline = Instant.now().plus(patience);
        while (!condition.call()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within %s: %s".formatted(patience, what));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
