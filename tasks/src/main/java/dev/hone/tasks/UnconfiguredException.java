package dev.hone.tasks;

/** The plugin's configuration lacks something that a task needs. */
public final class UnconfiguredException extends RuntimeException {
    private UnconfiguredException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnconfiguredException missing(String name, String form) {
        return new UnconfiguredException("the plugin configuration has no %s (%s)".formatted(name, form), null);
    }

    static UnconfiguredException noSecret(String name, String text, Throwable cause) {
        return new UnconfiguredException(
                "the plugin configuration says %s for %s, and Kestra has no such secret".formatted(text, name), cause);
    }
}
