package dev.hone.stores.ledger;

import java.time.Instant;
import java.util.Arrays;

/**
 * Somebody, or something, asked for a training.
 *
 * @param detail why, in words
 * @param askedIn the Kestra execution that the request came with
 * @param execution the Kestra execution that answers it, which may be an earlier one that asks for the same; null while none does
 * @param refusal why none does, or null
 */
public record TrainingRequest(
        long id,
        String project,
        Reason reason,
        String detail,
        String by,
        Instant at,
        String askedIn,
        String execution,
        String refusal) {

    /** What it was asked for. */
    public enum Reason {
        /** The project's schedule says so. */
        SCHEDULE,
        /** People have corrected enough. */
        CORRECTIONS,
        /** What is asked now does not look like what was learned from. */
        DRIFT,
        /** Somebody wants it. */
        PERSON;

        /** By its name, in any case. */
        public static Reason of(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a cause is schedule, corrections, drift or person, not '%s'".formatted(name)));
        }
    }
}
