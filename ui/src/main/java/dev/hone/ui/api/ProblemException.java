package dev.hone.ui.api;

import dev.hone.stores.ledger.ApiKey;
import java.time.Instant;

/** A request that comes to nothing, for a reason that its sender can understand. */
final class ProblemException extends RuntimeException {
    private final ProblemCode code;

    private ProblemException(ProblemCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Whatever has no name of its own here. */
    static ProblemException of(ProblemCode code, String message) {
        return new ProblemException(code, message, null);
    }

    static ProblemException keyMissing() {
        return of(
                ProblemCode.KEY_MISSING,
                "Send a key: 'Authorization: Bearer KEY', or basic with the key as password. './hone keys add' makes one.");
    }

    static ProblemException noKey() {
        return of(ProblemCode.KEY_UNKNOWN, "What was sent is no key of Hone.");
    }

    static ProblemException unknownKey(String id) {
        return of(ProblemCode.KEY_UNKNOWN, "No key with the id %s is known here.".formatted(id));
    }

    static ProblemException endedKey(ApiKey key, String end, Instant when) {
        return of(ProblemCode.KEY_UNKNOWN, "The key '%s' %s at %s.".formatted(key.name(), end, when));
    }

    static ProblemException unavailable(RuntimeException away) {
        return new ProblemException(ProblemCode.UNAVAILABLE, away.getMessage(), away);
    }

    ProblemCode code() {
        return code;
    }
}
