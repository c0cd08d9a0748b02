package dev.hone.stores.projects;

/** A project's definition does not hold together; the message names the project or its file and what is wrong. */
public final class InvalidProjectException extends RuntimeException {
    private final String key;
    private final String reason;

    private InvalidProjectException(String message, String key, String reason, Throwable cause) {
        super(message, cause);
        this.key = key;
        this.reason = reason;
    }

    /** What one key says is not allowed; the reason names it. */
    static InvalidProjectException because(String name, String key, String reason) {
        return new InvalidProjectException("project '%s': %s".formatted(name, reason), key, reason, null);
    }

    static InvalidProjectException unreadable(String file, String reason, Throwable cause) {
        return new InvalidProjectException("%s: %s".formatted(file, reason), "", reason, cause);
    }

    /** Where it is, as in {@code picture.size} or {@code classes[1].id}. */
    String key() {
        return key;
    }

    String reason() {
        return reason;
    }
}
