package dev.hone.stores.ledger;

/** Somebody is the last who looks after the accounts. */
public final class LastAdminException extends RuntimeException {
    private LastAdminException(String message) {
        super(message);
    }

    static LastAdminException of(String name) {
        return new LastAdminException(
                "%s is the only administrator: make somebody else one first, or nobody can open accounts any more"
                        .formatted(name));
    }
}
