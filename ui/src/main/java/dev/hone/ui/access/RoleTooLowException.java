package dev.hone.ui.access;

import dev.hone.stores.ledger.Role;

/** Somebody asked for what their account is not for. */
public final class RoleTooLowException extends RuntimeException {
    private final Role needed;

    private RoleTooLowException(String message, Role needed) {
        super(message);
        this.needed = needed;
    }

    static RoleTooLowException of(Person person, Role needed) {
        return new RoleTooLowException(
                "This is for accounts with the role '%s'; yours, %s, has the role '%s'."
                        .formatted(needed.word(), person.name(), person.role().word()),
                needed);
    }

    /** The role that would do. */
    public Role needed() {
        return needed;
    }
}
