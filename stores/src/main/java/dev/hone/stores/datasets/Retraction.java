package dev.hone.stores.datasets;

import dev.hone.stores.ledger.Judgement.Via;
import java.time.Instant;

/**
 * Somebody takes back what they said of a picture.
 *
 * @param label what they said
 * @param since words that were said before this stay
 * @param at when they took it back, which is earlier than now where it was on its way for long
 */
public record Retraction(String project, String picture, String label, String by, Via via, Instant since, Instant at) {}
