package dev.hone.ui.admin.keys;

import dev.hone.stores.ledger.Role;
import java.util.Arrays;
import java.util.Optional;

/** What an administrator chooses to make a key. */
public record KeyForm(String name, String role, String lifetime) {
    static final KeyForm EMPTY = new KeyForm("", Role.PREDICT.word(), Lifetime.FOR_EVER.name());

    Optional<Role> parsedRole() {
        return Arrays.stream(Role.values())
                .filter(known -> known.word().equals(role))
                .findFirst();
    }

    Optional<Lifetime> parsedLifetime() {
        return Lifetime.named(lifetime);
    }
}
