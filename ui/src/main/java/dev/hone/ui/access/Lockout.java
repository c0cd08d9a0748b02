package dev.hone.ui.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes guessing slow: after some wrong passwords a name is locked for a while, which doubles with each further one. It counts
 * by name, since whoever guesses changes addresses more easily than the name that they want. Thread-safe.
 */
final class Lockout {
    private static final int FREE_TRIES = 5;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int MOST_NAMES = 10_000;

    private final Clock clock;
    private final Map<String, Tries> byName = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_NAMES;
        }
    };

    private record Tries(int wrong, Instant last, Instant until) {}

    Lockout(Clock clock) {
        this.clock = clock;
    }

    private boolean isLocked(String name) {
        Tries tries = byName.get(key(name));
        return tries != null && clock.instant().isBefore(tries.until());
    }

    /**
     * A try begins, and counts as a wrong one until it is known to be right: many at once must not all be free.
     *
     * @return false when the name is locked
     */
    synchronized boolean begin(String name) {
        if (isLocked(name)) {
            return false;
        }
        wrong(name);
        return true;
    }

    private void wrong(String name) {
        Instant now = clock.instant();
        Tries before = byName.remove(key(name));
        int wrong = before == null || before.last().plus(FORGOTTEN).isBefore(now) ? 1 : before.wrong() + 1;
        byName.put(key(name), new Tries(wrong, now, now.plus(lock(wrong))));
    }

    synchronized void right(String name) {
        byName.remove(key(name));
    }

    private static Duration lock(int wrong) {
        if (wrong < FREE_TRIES) {
            return Duration.ZERO;
        }
        Duration lock = FIRST.multipliedBy(1L << Math.min(wrong - FREE_TRIES, 10));
        return lock.compareTo(LONGEST) < 0 ? lock : LONGEST;
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
