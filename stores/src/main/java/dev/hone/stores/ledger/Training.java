package dev.hone.stores.ledger;

import java.time.Instant;

/**
 * An execution that was let through to train a project.
 *
 * @param settings what it trains with that the project does not say, as one line of text
 * @param wants what to do with a better version
 * @param forced whether it trains even on data that were judged already
 * @param projectVersion the version of the project that all its tasks work with, or null where it was not known
 * @param manifest the digest of its data set, or null before that was pulled
 * @param outcome what it came to, or null while it goes on
 * @param detail the same in words
 */
public record Training(
        String project,
        String execution,
        String settings,
        Wants wants,
        boolean forced,
        Integer projectVersion,
        String codeVersion,
        Instant admittedAt,
        String manifest,
        Instant pulledAt,
        Outcome outcome,
        String detail,
        Instant endedAt) {

    /** What to do with a better version. */
    public enum Wants {
        /** Put it into production. */
        YES,
        /** Leave it, for somebody to compare. */
        NO,
        /** Put it into production when somebody approves. */
        ASK
    }

    /** What a training can come to. */
    public enum Outcome {
        /** Its version is in production. */
        PROMOTED,
        /** Its version was not better. */
        KEPT,
        /** Its version would go into production, and waits for somebody to approve. */
        PENDING,
        /** Its version would go into production, which was not wanted. */
        WITHHELD,
        /** The same data were judged already. */
        NOTHING_NEW,
        /** It failed. */
        FAILED,
        /** Somebody ended it. */
        KILLED,
        /** Nobody has heard of it any more. */
        ABANDONED;

        /** Whether it did what was asked for, so that others may share the result. */
        public boolean isResult() {
            return switch (this) {
                case PROMOTED, KEPT, PENDING, WITHHELD, NOTHING_NEW -> true;
                case FAILED, KILLED, ABANDONED -> false;
            };
        }
    }
}
