package dev.hone.stores.ledger;

import java.time.Instant;

/** A version that may not go into production until somebody lifts it: why, who said so and when. */
public record BlockedVersion(String project, int version, String reason, String by, Instant at) {}
