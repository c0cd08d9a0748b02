package dev.hone.serving.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Does again what a store that was away did not do, after pauses that grow. Thread-safe. */
final class Persistence {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private volatile Instant end = Instant.MAX;

    /** Nothing is tried again after this time. */
    void endAt(Instant time) {
        end = time;
    }

    /**
     * What the work comes to.
     *
     * @throws StoreAwayException when it was tried so often, or there is no time for another try
     */
    <T> T insist(int tries, Supplier<T> work) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (StoreAwayException e) {
                if (attempt == tries || Instant.now().plus(pause).isAfter(end)) {
                    throw e;
                }
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}
