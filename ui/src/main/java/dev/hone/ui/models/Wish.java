package dev.hone.ui.models;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may ask for. Its name is also that of the flow that does it. */
enum Wish {
    /** Put a version into production. */
    PROMOTE,
    /** Go back to a version that was in production. */
    ROLLBACK;

    /** The flow, and the last part of the address. */
    String flow() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Wish> of(String flow) {
        return Arrays.stream(values()).filter(wish -> wish.flow().equals(flow)).findFirst();
    }

    /** As a button says it. */
    String button(int number) {
        return switch (this) {
            case PROMOTE -> "Put v%d into production".formatted(number);
            case ROLLBACK -> "Roll back to v%d".formatted(number);
        };
    }
}
