package dev.hone.tasks.preprocess;

import java.util.List;
import org.springframework.batch.core.job.JobExecution;

/** The Batch job ended badly; the message is that of the first failure. */
public final class PreprocessingFailedException extends RuntimeException {
    private PreprocessingFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    static PreprocessingFailedException of(JobExecution execution) {
        List<Throwable> failures = execution.getAllFailureExceptions();
        if (failures.isEmpty()) {
            return new PreprocessingFailedException("preprocessing ended as " + execution.getStatus(), null);
        }
        Throwable first = failures.getFirst();
        return new PreprocessingFailedException("preprocessing failed: " + first.getMessage(), first);
    }
}
