package dev.hone.stores.ledger;

import java.time.Instant;

/**
 * What is known of an API key.
 *
 * @param id the part of the key that may be shown
 * @param name what people call it; no two live keys have the same
 * @param hash of the key's text
 * @param expiresAt when it ends by itself, or null
 * @param revokedAt when somebody ended it, or null
 * @param lastUsedAt when it was used, to the minute, or null
 */
public record ApiKey(
        String id,
        String name,
        Role role,
        String hash,
        Instant madeAt,
        String madeBy,
        Instant expiresAt,
        Instant revokedAt,
        Instant lastUsedAt) {

    /** Whether a key opens anything. */
    public enum State {
        /** It does. */
        LIVE,
        /** Its time is over. */
        EXPIRED,
        /** Somebody ended it. */
        REVOKED
    }

    /** How it stands at this time. */
    public State state(Instant now) {
        if (revokedAt != null && (expiresAt == null || revokedAt.isBefore(expiresAt))) {
            return State.REVOKED;
        }
        return expiresAt != null && !now.isBefore(expiresAt) ? State.EXPIRED : State.LIVE;
    }
}
