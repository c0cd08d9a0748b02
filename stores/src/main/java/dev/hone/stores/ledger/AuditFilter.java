package dev.hone.stores.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * Which entries of the audit are wanted.
 *
 * @param by a part of the name of who did it, in small letters or capitals; empty for everybody
 * @param action what was done; empty for everything
 * @param project what it was done to; empty for all
 * @param from when at the earliest, or null
 * @param until before when, or null
 */
public record AuditFilter(String by, String action, String project, Instant from, Instant until) {
    /** All there are. */
    public static final AuditFilter ALL = new AuditFilter("", "", "", null, null);

    public AuditFilter {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(project, "project");
    }
}
