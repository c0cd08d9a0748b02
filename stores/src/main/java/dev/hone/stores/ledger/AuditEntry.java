package dev.hone.stores.ledger;

import java.time.Instant;

/**
 * Something that was done and that somebody may ask about later.
 *
 * @param project the project it was done to, or null
 * @param detail what was done, in words
 */
public record AuditEntry(long id, Instant at, String by, String action, String project, String detail) {}
