package dev.hone.stores.ledger;

import java.time.Instant;

/**
 * What a replica of serving said of itself.
 *
 * @param version the version that it answers with, or null
 * @param refused the version that it should answer with and does not, or null
 * @param reason why it does not, or null
 * @param since when it began to answer with that version
 * @param seen when it last said so
 * @param alive whether that is so short ago that it is there still
 */
public record Replica(
        String id,
        String project,
        Integer version,
        Integer refused,
        String reason,
        Instant since,
        Instant seen,
        boolean alive) {}
