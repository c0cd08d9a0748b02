package dev.hone.serving.keys;

import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.ApiKeyText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys as they were known last. To be refreshed every few seconds, which is how long a revoked key may go on; a key
 * that nobody has heard of is looked for at once. Thread-safe.
 */
public final class KeyRing {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    /** However many wrong keys come, the ledger is asked no more often than this. */
    private static final Duration LEAST_PAUSE = Duration.ofMillis(500);

    private static final Duration USE_COUNTS_AS_NEW = Duration.ofMinutes(1);

    private final KeySource source;
    private final RememberedKeys remembered;
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Map<String, ApiKey> known = Map.of();
    private volatile boolean away;
    private boolean seen;
    private long lookedAt = System.nanoTime() - LEAST_PAUSE.toNanos();

    /**
     * An empty ring.
     *
     * @param file where the keys are remembered for a restart while their source is away
     */
    public KeyRing(KeySource source, Path file) {
        this.source = source;
        this.remembered = new RememberedKeys(file);
    }

    /** Looks which keys there are now, and tells which were used. Never throws for a source that is away. */
    public void refresh() {
        looking.lock();
        try {
            look();
        } finally {
            looking.unlock();
        }
    }

    /** The live key with this text; a problem for the caller if it is none. */
    ApiKey check(String given) {
        ApiKeyText text = ApiKeyText.parse(given).orElseThrow(ProblemException::noKey);
        ApiKey key = find(text);
        return switch (key.state(Instant.now())) {
            case LIVE -> {
                noteUse(key);
                yield key;
            }
            // only who holds the key itself can come here, so this tells nobody what they do not know
            case EXPIRED -> throw ProblemException.endedKey(key.name(), "expired", key.expiresAt());
            case REVOKED -> throw ProblemException.endedKey(key.name(), "was revoked", key.revokedAt());
        };
    }

    private ApiKey find(ApiKeyText text) {
        String hash = text.hash();
        ApiKey key = known.get(hash);
        if (key == null) {
            lookSince(System.nanoTime());
            key = known.get(hash);
        }
        if (key == null) {
            throw away ? ProblemException.unavailable("ledger", null) : ProblemException.unknownKey(text.id());
        }
        return key;
    }

    /** Returns when the source has been looked at after this time, or is away. */
    private void lookSince(long asked) {
        looking.lock();
        try {
            if (away || lookedAt - asked > 0) {
                return;
            }
            long pause = lookedAt + LEAST_PAUSE.toNanos() - System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(pause);
            look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            looking.unlock();
        }
    }

    private void look() {
        lookedAt = System.nanoTime();
        try {
            List<ApiKey> keys = source.keys();
            take(keys);
            seen = true;
            away = false;
            remembered.write(keys);
            tellUse();
        } catch (RuntimeException e) {
            if (!away) {
                LOG.warn("the ledger does not answer; the keys known last go on working: {}", e.toString());
            }
            if (!seen) {
                take(remembered.read());
                seen = true;
            }
            away = true;
        }
    }

    private void take(List<ApiKey> keys) {
        known = keys.stream().collect(Collectors.toUnmodifiableMap(ApiKey::hash, Function.identity()));
    }

    private void noteUse(ApiKey key) {
        if (key.lastUsedAt() == null || key.lastUsedAt().isBefore(Instant.now().minus(USE_COUNTS_AS_NEW))) {
            used.add(key.id());
        }
    }

    private void tellUse() {
        Set<String> lately = Set.copyOf(used);
        if (!lately.isEmpty()) {
            source.used(lately);
            used.removeAll(lately);
        }
    }
}
