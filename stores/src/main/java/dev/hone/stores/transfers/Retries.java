package dev.hone.stores.transfers;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Calls again what failed for a passing reason, after pauses that double and are cut at random, so that many clients of
 * one server do not come back together. Thread-safe.
 */
public final class Retries {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Duration patience;

    public Retries(Patience patience) {
        this(patience.time());
    }

    Retries(Duration patience) {
        this.patience = patience;
    }

    /**
     * The first answer; where none comes in time, the last failure.
     *
     * @param call one that may be repeated
     * @param isPassing which failures may be gone a moment later
     */
    public <T> T call(Supplier<T> call, Predicate<RuntimeException> isPassing) {
        long begun = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return call.get();
            } catch (RuntimeException e) {
                Duration cut = cut(pause);
                Duration spent = Duration.ofNanos(System.nanoTime() - begun);
                if (!isPassing.test(e) || spent.plus(cut).compareTo(patience) > 0) {
                    throw e;
                }
                rest(cut, e);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Somewhere between half of it and all of it. */
    private static Duration cut(Duration pause) {
        long nanos = pause.toNanos();
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(nanos / 2, nanos));
    }

    private static void rest(Duration pause, RuntimeException because) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw because;
        }
    }
}
