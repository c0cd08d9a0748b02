package dev.hone.stores.ledger;

import java.time.Instant;

/**
 * A replica of serving, and what it does for a project.
 *
 * @param version the version that it answers with, or null
 * @param refused the version that it should answer with and does not, or null
 * @param reason why it does not, or null
 * @param seen when it said so
 */
public record Instance(String id, String project, Integer version, Integer refused, String reason, Instant seen) {

    /** Whether it answers with this version. */
    public boolean answersWith(int wanted) {
        return version != null && version == wanted;
    }
}
