package dev.hone.stores.ledger;

import java.time.Instant;

/**
 * Which answers somebody looks through.
 *
 * @param asOf only what was known then counts, so that the same pictures come however often they are asked for
 * @param kept pictures that were last asked about before this are there only when somebody named them
 * @param from answers since this
 * @param to answers before this
 * @param predicted id of the class that was answered, or null for all
 * @param judged whether those are looked for that somebody has judged, or the others
 * @param before of those that somebody has judged, only those come that were judged before this judgement; null for all
 */
public record ReviewFilter(
        String project,
        Instant asOf,
        Instant kept,
        Instant from,
        Instant to,
        String predicted,
        boolean judged,
        String before) {

    public ReviewFilter {
        to = to.isAfter(asOf) ? asOf : to;
    }

    /** Whether it leaves out answers for what they are, so that chance among the others is no fair sample of all. */
    boolean isNarrow() {
        return predicted != null || from.isAfter(Instant.EPOCH) || to.isBefore(asOf);
    }
}
