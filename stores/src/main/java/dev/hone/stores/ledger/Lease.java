package dev.hone.stores.ledger;

import java.time.Instant;

/**
 * The right to do something alone for a while.
 *
 * @param name what it is about
 * @param holder who has it, for people to read
 * @param token grows each time the lease is taken; by it the ledger tells the holder from an earlier one
 * @param until when it was to end when it was taken, by the database's clock
 */
public record Lease(String name, String holder, long token, Instant until) {}
