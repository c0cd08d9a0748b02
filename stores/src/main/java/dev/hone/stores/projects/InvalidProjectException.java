package dev.hone.stores.projects;

/** A project's definition does not hold together; the message names the project and what is wrong. */
public final class InvalidProjectException extends RuntimeException {
    private InvalidProjectException(String message, Throwable cause) {
        super(message, cause);
    }

    static InvalidProjectException because(String name, String reason) {
        return new InvalidProjectException("project '%s': %s".formatted(name, reason), null);
    }

    static InvalidProjectException unreadable(String file, String reason, Throwable cause) {
        return new InvalidProjectException("%s: %s".formatted(file, reason), cause);
    }
}
