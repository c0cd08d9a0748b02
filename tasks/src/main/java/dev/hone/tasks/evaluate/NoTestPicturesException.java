package dev.hone.tasks.evaluate;

/** There is nothing to weigh a network on. */
public final class NoTestPicturesException extends RuntimeException {
    private NoTestPicturesException(String message) {
        super(message);
    }

    static NoTestPicturesException of(String project) {
        return new NoTestPicturesException(
                "project '%s' has no test pictures of the classes it knows; about a fifth of what is imported becomes one: import more"
                        .formatted(project));
    }
}
