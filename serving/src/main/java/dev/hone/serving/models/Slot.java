package dev.hone.serving.models;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A project's place: the model that answers, and how it goes with the one that should. Thread-safe. */
final class Slot {
    private static final int ENOUGH_TRIES = 3;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final AtomicReference<LiveModel> live = new AtomicReference<>();
    private final AtomicBoolean loading = new AtomicBoolean();
    private final AtomicLong swaps = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private volatile Duration lastSwap = Duration.ZERO;
    private volatile Attempt attempt = Attempt.NONE;

    /** How often a version was tried in vain, when it may be tried again, and what was wrong. */
    private record Attempt(ProductionVersion version, int failures, Instant next, String problem) {
        private static final Attempt NONE = new Attempt(null, 0, Instant.MIN, null);
    }

    Optional<LiveModel> live() {
        return Optional.ofNullable(live.get());
    }

    /** Somebody's use of the model that answers now, or nothing when none does. */
    Optional<Lease> borrow() {
        while (true) {
            LiveModel model = live.get();
            if (model == null) {
                return Optional.empty();
            }
            if (model.enter()) {
                return Optional.of(new Lease(model));
            }
        }
    }

    /** Whether this version is to be loaded now; if so, the caller loads it and says how it went. */
    boolean startLoading(ProductionVersion version, Instant now) {
        if (live().filter(model -> model.version().equals(version)).isPresent()) {
            if (!loading.get()) {
                // another one that was wanted meanwhile is wanted no more
                attempt = Attempt.NONE;
            }
            return false;
        }
        Attempt last = attempt;
        boolean wait = version.equals(last.version()) && now.isBefore(last.next());
        return !wait && loading.compareAndSet(false, true);
    }

    void stopLoading() {
        loading.set(false);
    }

    /** Every request from now on is answered by this model; the one before closes when its last user leaves. */
    void replace(LiveModel model, Duration took) {
        attempt = Attempt.NONE;
        retire(live.getAndSet(model));
        swaps.incrementAndGet();
        lastSwap = took;
    }

    void clear() {
        attempt = Attempt.NONE;
        retire(live.getAndSet(null));
    }

    /** Remembers why a version cannot answer; it is tried again after a while that grows. */
    void failed(ProductionVersion version, String problem, Instant now) {
        int failures = version.equals(attempt.version()) ? attempt.failures() + 1 : 1;
        Duration wait = Duration.ofSeconds(1L << Math.min(failures - 1, 6));
        Instant next = now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        attempt = new Attempt(version, failures, next, problem);
    }

    /** The same of a bundle that is not what it should be. */
    void refused(ProductionVersion version, String problem, Instant now) {
        refusals.incrementAndGet();
        failed(version, problem, now);
    }

    Optional<Refusal> refusal() {
        Attempt last = attempt;
        return Optional.ofNullable(last.version()).map(version -> new Refusal(version.number(), last.problem()));
    }

    long swaps() {
        return swaps.get();
    }

    Duration lastSwap() {
        return lastSwap;
    }

    long refusals() {
        return refusals.get();
    }

    /** Whether there is nothing to wait for: a model answers, or trying did not help. */
    boolean settled() {
        return live.get() != null || attempt.failures() >= ENOUGH_TRIES;
    }

    private static void retire(LiveModel model) {
        if (model != null) {
            model.retire();
        }
    }
}
