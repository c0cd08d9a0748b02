package dev.hone.stores.promotion;

/** A version could not be taken out of production. */
public final class RollbackException extends RuntimeException {
    private RollbackException(String message) {
        super(message);
    }

    static RollbackException nothing(String project) {
        return new RollbackException("%s has no version in production that could be rolled back".formatted(project));
    }

    static RollbackException another(String project, int version, int found) {
        return new RollbackException(
                "%s v%d cannot be rolled back: v%d is in production".formatted(project, version, found));
    }

    static RollbackException nowhere(String project, int version) {
        return new RollbackException(
                "%s v%d cannot be rolled back: no other version was in production that is not blocked; lift a block or promote another version"
                        .formatted(project, version));
    }

    static RollbackException already(String project, int version) {
        return new RollbackException("%s v%d is in production already".formatted(project, version));
    }

    static RollbackException never(String project, int version) {
        return new RollbackException("%s cannot go back to v%d, which was never in production; promote it instead"
                .formatted(project, version));
    }

    static RollbackException changed(String project) {
        return new RollbackException(
                "the version in production of %s changed just now: look at it, and roll back again if it still has to be"
                        .formatted(project));
    }
}
