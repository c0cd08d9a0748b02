package dev.hone.ui.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes guessing slow: after some wrong passwords a name is locked for a while, which doubles with each further one. It counts by name
 * and address first, so that nobody keeps somebody else out by guessing; and, with more patience, by name alone, since whoever
 * means it changes addresses. Behind a proxy all have its address, and the first is what counts. Thread-safe.
 */
public final class Lockout {
    private static final int FREE_FROM_AN_ADDRESS = 5;
    private static final int FREE_FOR_A_NAME = 50;

    private final Counter byAddress;
    private final Counter byName;

    Lockout(Clock clock) {
        byAddress = new Counter(clock, FREE_FROM_AN_ADDRESS);
        byName = new Counter(clock, FREE_FOR_A_NAME);
    }

    /** A try at a name's password, and where it comes from. */
    public record Guess(String name, String address) {
        private String who() {
            return name.strip().toLowerCase(Locale.ROOT);
        }

        private String whoFromWhere() {
            return who() + '\n' + address;
        }
    }

    /**
     * A try begins, and counts as a wrong one until it is known to be right: many at once must not all be free.
     *
     * @return false when it is not even looked at
     */
    public synchronized boolean begin(Guess guess) {
        if (byAddress.isLocked(guess.whoFromWhere()) || byName.isLocked(guess.who())) {
            return false;
        }
        byAddress.wrong(guess.whoFromWhere());
        byName.wrong(guess.who());
        return true;
    }

    /** It was right: what was guessed before is forgotten. */
    public synchronized void right(Guess guess) {
        byAddress.forget(guess.whoFromWhere());
        byName.forget(guess.who());
    }

    /** It could not be looked at, and does not count. */
    synchronized void unknown(Guess guess) {
        byAddress.takeBack(guess.whoFromWhere());
        byName.takeBack(guess.who());
    }

    private static final class Counter {
        private static final Duration FIRST = Duration.ofMinutes(1);
        private static final Duration LONGEST = Duration.ofMinutes(15);
        private static final Duration FORGOTTEN = Duration.ofHours(1);
        private static final int MOST_KEYS = 10_000;

        private final Clock clock;
        private final int free;
        private final Map<String, Tries> tries = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
                return size() > MOST_KEYS;
            }
        };

        private record Tries(int wrong, Instant last, Instant until) {}

        Counter(Clock clock, int free) {
            this.clock = clock;
            this.free = free;
        }

        boolean isLocked(String key) {
            Tries known = tries.get(key);
            return known != null && clock.instant().isBefore(known.until());
        }

        void wrong(String key) {
            Instant now = clock.instant();
            Tries before = tries.remove(key);
            int wrong = before == null || before.last().plus(FORGOTTEN).isBefore(now) ? 1 : before.wrong() + 1;
            tries.put(key, new Tries(wrong, now, now.plus(lock(wrong))));
        }

        void takeBack(String key) {
            Tries known = tries.get(key);
            if (known != null) {
                tries.put(key, new Tries(known.wrong() - 1, known.last(), clock.instant()));
            }
        }

        void forget(String key) {
            tries.remove(key);
        }

        private Duration lock(int wrong) {
            if (wrong < free) {
                return Duration.ZERO;
            }
            Duration lock = FIRST.multipliedBy(1L << Math.min(wrong - free, 10));
            return lock.compareTo(LONGEST) < 0 ? lock : LONGEST;
        }
    }
}
