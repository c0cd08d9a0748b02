package dev.hone.stores.ledger;

import java.time.Instant;

/** A picture that must not come back. */
public record ErasedPicture(String project, String digest, Instant at, String by) {}
