package dev.hone.tasks;

/** A promotion was asked for without saying of which version, and none waits for approval. */
public final class NothingToApproveException extends RuntimeException {
    private NothingToApproveException(String message) {
        super(message);
    }

    static NothingToApproveException of(String project) {
        return new NothingToApproveException(
                "no version of %s waits for approval; say which version to promote".formatted(project));
    }
}
