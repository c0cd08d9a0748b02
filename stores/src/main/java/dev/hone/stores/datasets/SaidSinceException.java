package dev.hone.stores.datasets;

import dev.hone.stores.ledger.Judgement;

/** What was said of a picture comes too late: something else was said of it since. */
public final class SaidSinceException extends RuntimeException {
    private final transient Judgement newer;

    private SaidSinceException(String message, Judgement newer) {
        super(message);
        this.newer = newer;
    }

    public static SaidSinceException of(Judgement newer) {
        return new SaidSinceException(
                "%s said at %s that picture %s shows %s"
                        .formatted(newer.by(), newer.at(), newer.picture(), newer.label()),
                newer);
    }

    /** What was said since, and counts. */
    public Judgement newer() {
        return newer;
    }
}
