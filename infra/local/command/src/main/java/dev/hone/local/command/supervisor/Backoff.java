package dev.hone.local.command.supervisor;

import java.time.Duration;

/**
 * How long to wait before a part that died is started again: longer each time, until it has stood long enough.
 *
 * @param first the wait after the first death
 * @param longest no wait is longer
 * @param settled a part that was ready for this long begins anew
 * @param attempts how often a part that was never ready is tried
 */
record Backoff(Duration first, Duration longest, Duration settled, int attempts) {
    static final Backoff USUAL = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofMinutes(1), 3);

    /** The wait after this many deaths in a row. */
    Duration after(int deaths) {
        Duration wait = first;
        for (int i = 1; i < deaths && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
