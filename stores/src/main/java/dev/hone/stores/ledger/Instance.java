package dev.hone.stores.ledger;

import java.time.Instant;

/** A replica of serving, and the version it answers a project with. */
public record Instance(String id, String project, int version, Instant seen) {}
