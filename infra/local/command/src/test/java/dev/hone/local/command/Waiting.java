package dev.hone.local.command;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for a condition, with a deadline. */
public final class Waiting {
    private Waiting() {}

    /** Returns when it holds. */
    public static void until(String what, Duration within, Callable<Boolean> condition) throws Exception {
        Instant deadline = Instant.now().plus(within);
        while (!condition.call()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within %s: %s".formatted(within, what));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
