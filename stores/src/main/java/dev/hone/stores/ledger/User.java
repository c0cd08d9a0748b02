package dev.hone.stores.ledger;

import dev.hone.pictures.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Somebody who uses the web app.
 *
 * @param hash a slow hash of the password, as {@link PasswordHash} writes it
 * @param endedAt when somebody closed the account, or null
 */
public record User(String name, Role role, String hash, Instant madeAt, String madeBy, Instant endedAt) {

    /** Something that changes whenever the password does, and from which nobody can find the password. */
    public String mark() {
        return Sha256.hex(hash.getBytes(StandardCharsets.UTF_8));
    }
}
