package dev.hone.stores.ledger;

import java.util.Locale;

/** What the holder of a key may do; each role includes those before it. */
public enum Role {
    /** Ask what pictures show. */
    PREDICT,
    /** Say what pictures really show, and bring new ones. */
    CONTRIBUTE,
    /** Train, promote and roll back. */
    OPERATE,
    /** Everything. */
    ADMIN;

    /** Whether this role may do what that one is for. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** Its name for people, such as {@code predict}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
