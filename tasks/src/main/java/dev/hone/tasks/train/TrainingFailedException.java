package dev.hone.tasks.train;

/** The training process did not bring forth a bundle; the message is the reason it gave. */
public final class TrainingFailedException extends RuntimeException {
    private TrainingFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    static TrainingFailedException because(String reason, Throwable cause) {
        return new TrainingFailedException("training failed: " + reason, cause);
    }

    static TrainingFailedException silent(int exitCode, Throwable cause) {
        return new TrainingFailedException(
                "training ended with exit code %d and gave no reason; its own log has more at level DEBUG"
                        .formatted(exitCode),
                cause);
    }
}
