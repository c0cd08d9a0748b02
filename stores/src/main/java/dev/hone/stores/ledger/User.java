package dev.hone.stores.ledger;

import java.time.Instant;

/**
 * Somebody who uses the web app.
 *
 * @param hash a slow hash of the password, as {@link PasswordHash} writes it
 * @param endedAt when somebody closed the account, or null
 */
public record User(String name, Role role, String hash, Instant madeAt, String madeBy, Instant endedAt) {}
