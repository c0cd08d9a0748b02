package dev.hone.ui.account;

import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an administrator types to open an account.
 *
 * @param name as it was typed, to be shown again when something is wrong
 */
record AccountForm(String name, String role, Secret password) {
    static final int SHORTEST_PASSWORD = 12;

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N} ._@-]{0,58}[\\p{L}\\p{N}])?");

    /** What is wrong with it, in a sentence. */
    Optional<String> problem() {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("A name has up to 60 letters, digits, spaces and . _ @ -, such as an e-mail address.");
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
