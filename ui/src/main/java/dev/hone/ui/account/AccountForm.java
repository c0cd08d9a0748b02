package dev.hone.ui.account;

import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.AccountName;
import dev.hone.stores.ledger.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an administrator types to open an account.
 *
 * @param name as it was typed, to be shown again when something is wrong
 */
record AccountForm(String name, String role, Secret password) {
    static final int SHORTEST_PASSWORD = 12;

    /** What is wrong with it, in a sentence. */
    Optional<String> problem() {
        if (!AccountName.isOne(name)) {
            return Optional.of("A name has %s, such as an e-mail address.".formatted(AccountName.RULE));
        }
        if (parsedRole().isEmpty()) {
            return Optional.of("There is no such role.");
        }
        return passwordProblem(password);
    }

    static Optional<String> passwordProblem(Secret password) {
        return password.value().length() < SHORTEST_PASSWORD
                ? Optional.of("A password has at least %d characters; some words are easy to keep in mind."
                        .formatted(SHORTEST_PASSWORD))
                : Optional.empty();
    }

    Optional<Role> parsedRole() {
        return Arrays.stream(Role.values())
                .filter(known -> known.word().equals(role.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
