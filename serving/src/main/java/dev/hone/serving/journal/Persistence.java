package dev.hone.serving.journal;

import java.time.Duration;
import java.util.function.Supplier;

/** Does again what a store that was away did not do, after pauses that grow, until it does or is interrupted. */
final class Persistence {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private Persistence() {}

    static <T> T insist(Supplier<T> work) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return work.get();
            } catch (StoreAwayException e) {
                Thread.sleep(pause);
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}
