package dev.hone.tasks;

/** The plugin's configuration lacks something that a task needs. */
public final class UnconfiguredException extends RuntimeException {
    private UnconfiguredException(String message) {
        super(message);
    }

    static UnconfiguredException missing(String name, String form) {
        return new UnconfiguredException("the plugin configuration has no %s (%s)".formatted(name, form));
    }
}
