package dev.hone.stores.ledger;

import java.time.Instant;

/**
 * Somebody, or something, asked for a training.
 *
 * @param detail why, in words
 * @param execution the Kestra execution that answers it, or null while none does
 */
public record TrainingRequest(
        long id, String project, Reason reason, String detail, String by, Instant at, String execution) {

    /** What it was asked for. */
    public enum Reason {
        /** The project's schedule says so. */
        SCHEDULE,
        /** People have corrected enough. */
        CORRECTIONS,
        /** What is asked now does not look like what was learned from. */
        DRIFT,
        /** Somebody wants it. */
        PERSON
    }
}
