package dev.hone.model.gate;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a rule stands. */
public enum State {
    /** The evidence shows that it holds. */
    HOLDS,
    /** The evidence shows that it does not. */
    FAILS,
    /** The evidence does not tell. */
    UNKNOWN;

    static State of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }

    /** The name that programs read. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
