package dev.hone.stores.ledger;

import java.util.Optional;

/** Something was to be written under a lease that is not held any more. Nothing was written. */
public final class LeaseLostException extends RuntimeException {
    private final transient Optional<Lease> now;

    private LeaseLostException(String message, Optional<Lease> now) {
        super(message);
        this.now = now;
    }

    static LeaseLostException of(Lease lost, Optional<Lease> now) {
        String who = now.map(lease -> "%s holds it now, with token %d".formatted(lease.holder(), lease.token()))
                .orElse("its time is over, and nobody holds it");
        return new LeaseLostException(
                "%s lost the lease '%s', which had token %d: %s"
                        .formatted(lost.holder(), lost.name(), lost.token(), who),
                now);
    }

    /** Who holds it now, if anybody does. */
    public Optional<Lease> now() {
        return now;
    }
}
