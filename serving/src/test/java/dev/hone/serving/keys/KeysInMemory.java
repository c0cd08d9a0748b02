package dev.hone.serving.keys;

import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.ApiKeyText;
import dev.hone.stores.ledger.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keys without a ledger, which can be sent away. */
public final class KeysInMemory implements KeySource {
    private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean away;

    /** Makes a key and gives its text. */
    public String add(String name, Role role, Instant expires) {
        ApiKeyText text = ApiKeyText.generate();
        keys.put(name, new ApiKey(text.id(), name, role, text.hash(), Instant.now(), "test", expires, null, null));
        return text.text().value();
    }

    public void revoke(String name) {
        change(name, Instant.now(), named(name).lastUsedAt());
    }

    public ApiKey named(String name) {
        return keys.get(name);
    }

    void away(boolean is) {
        away = is;
    }

    /** How often the keys were asked for. */
    int looks() {
        return looks.get();
    }

    @Override
    public List<ApiKey> keys() {
        looks.incrementAndGet();
        answer();
        return List.copyOf(keys.values());
    }

    @Override
    public void used(Set<String> ids) {
        answer();
        keys.values().stream()
                .filter(key -> ids.contains(key.id()))
                .forEach(key -> change(key.name(), key.revokedAt(), Instant.now()));
    }

    private void answer() {
        if (away) {
            throw new IllegalStateException("away");
        }
    }

    private void change(String name, Instant revoked, Instant used) {
        keys.computeIfPresent(
                name,
                (same, key) -> new ApiKey(
                        key.id(),
                        name,
                        key.role(),
                        key.hash(),
                        key.madeAt(),
                        key.madeBy(),
                        key.expiresAt(),
                        revoked,
                        used));
    }
}
