package dev.hone.tasks.preprocess;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.dao.OptimisticLockingFailureException;

/** The Batch job ended badly; the message is that of the first failure. */
public final class PreprocessingFailedException extends RuntimeException {
    private PreprocessingFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    static PreprocessingFailedException tooManyRefused(String project, int limit, Throwable last) {
        return new PreprocessingFailedException(
                "more than %d pictures of '%s' were refused, the last because: %s; they are in its quarantine, each under its reason"
                        .formatted(limit, project, last.getMessage()),
                last);
    }

    /**
     * Why a job failed.
     *
     * @throws InterruptedException when it was told to end
     */
    static PreprocessingFailedException of(JobExecution execution) throws InterruptedException {
        List<Throwable> failures = execution.getAllFailureExceptions();
        if (failures.isEmpty()) {
            return new PreprocessingFailedException("preprocessing ended as " + execution.getStatus(), null);
        }
        if (find(failures, InterruptedException.class).isPresent()
                || find(failures, JobInterruptedException.class).isPresent()) {
            throw new InterruptedException("preprocessing was told to end");
        }
        Optional<PreprocessingFailedException> own = find(failures, PreprocessingFailedException.class);
        if (own.isPresent()) {
            return own.get();
        }
        if (find(failures, OptimisticLockingFailureException.class).isPresent()) {
            return new PreprocessingFailedException(
                    "another run preprocesses the same data set, and has taken over from this one",
                    failures.getFirst());
        }
        Throwable deepest =
                chain(failures.getFirst()).reduce((above, below) -> below).orElseThrow();
        return new PreprocessingFailedException("preprocessing failed: " + deepest.getMessage(), failures.getFirst());
    }

    private static <T extends Throwable> Optional<T> find(List<Throwable> failures, Class<T> type) {
        return failures.stream()
                .flatMap(PreprocessingFailedException::chain)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
