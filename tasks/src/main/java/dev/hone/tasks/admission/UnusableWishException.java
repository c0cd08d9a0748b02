package dev.hone.tasks.admission;

/** A run asks for settings that no training can have. */
public final class UnusableWishException extends RuntimeException {
    private UnusableWishException(String message) {
        super(message);
    }

    static UnusableWishException of(String project, String reason) {
        return new UnusableWishException("project '%s' cannot be trained so: %s".formatted(project, reason));
    }
}
