package dev.hone.ui.api;

import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.ApiKeyText;
import dev.hone.stores.ledger.LedgerException;
import dev.hone.ui.access.Person;
import dev.hone.ui.stores.Stores;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Whose key a request brings. Asks the ledger each time, so that a revoked key opens nothing from then on. */
final class Keys {
    private static final Duration USE_COUNTS_AS_NEW = Duration.ofMinutes(1);

    private final Stores stores;

    Keys(Stores stores) {
        this.stores = stores;
    }

    /** Who sends this {@code Authorization} header: {@code Bearer KEY}, or basic with the key as password. */
    Person holder(String authorization) {
        ApiKeyText text = ApiKeyText.parse(given(authorization)).orElseThrow(ProblemException::noKey);
        try {
            ApiKey key = stores.ledger().apiKeys().all().stream()
                    .filter(one -> one.hash().equals(text.hash()))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.unknownKey(text.id()));
            switch (key.state(Instant.now())) {
                case LIVE -> noteUse(key);
                case EXPIRED -> throw ProblemException.endedKey(key, "expired", key.expiresAt());
                case REVOKED -> throw ProblemException.endedKey(key, "was revoked", key.revokedAt());
            }
            return new Person(key.name(), key.role());
        } catch (LedgerException e) {
            throw ProblemException.unavailable(e);
        }
    }

    private void noteUse(ApiKey key) {
        if (key.lastUsedAt() == null || key.lastUsedAt().isBefore(Instant.now().minus(USE_COUNTS_AS_NEW))) {
            stores.ledger().apiKeys().touch(List.of(key.id()));
        }
    }

    private static String given(String authorization) {
        int space = authorization.strip().indexOf(' ');
        String scheme =
                space < 0 ? "" : authorization.strip().substring(0, space).toLowerCase(Locale.ROOT);
        String rest = authorization.strip().substring(space + 1).strip();
        return switch (scheme) {
            case "bearer" -> rest;
            case "basic" -> password(rest);
            default -> throw ProblemException.keyMissing();
        };
    }

    private static String password(String pair) {
        try {
            String text = new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8);
            return text.substring(text.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            throw ProblemException.noKey();
        }
    }
}
