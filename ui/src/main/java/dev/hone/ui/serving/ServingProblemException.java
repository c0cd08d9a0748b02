package dev.hone.ui.serving;

/** Serving answered, but with a problem that it explains. */
public final class ServingProblemException extends RuntimeException {
    private final transient Problem problem;

    private ServingProblemException(Problem problem) {
        super(problem.status() + " " + problem.code() + ": " + problem.detail());
        this.problem = problem;
    }

    static ServingProblemException of(Problem problem) {
        return new ServingProblemException(problem);
    }

    public Problem problem() {
        return problem;
    }
}
