package dev.hone.stores.connections;

import java.util.Objects;

/** A value that must not be seen: it prints as {@code ***} wherever a record that holds it is printed. */
public record Secret(String value) {
    public Secret {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return "***";
    }
}
