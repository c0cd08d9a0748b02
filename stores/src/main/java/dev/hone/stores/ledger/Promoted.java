package dev.hone.stores.ledger;

import java.time.Instant;

/**
 * A version that went into production: which, when, why, by whom, on which data.
 *
 * @param sequence counts the project's promotions
 * @param before the version that it replaced, or null
 * @param manifest the digest of the data set that it was made of, or null where that is not known
 * @param token the fencing token of the lease it was promoted under, or null
 */
public record Promoted(
        String project,
        long sequence,
        int version,
        String run,
        Integer before,
        Kind kind,
        String by,
        String reason,
        Instant at,
        Long token,
        String manifest) {

    /** How a promotion came. */
    public enum Kind {
        /** Hone was asked to, by the gate or by a person. */
        DECIDED,
        /** The version before it was taken out of production. */
        ROLLBACK,
        /** Somebody moved the stage or the alias in MLflow. */
        EXTERNAL
    }
}
