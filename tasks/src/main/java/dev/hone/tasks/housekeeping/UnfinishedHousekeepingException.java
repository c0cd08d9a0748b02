package dev.hone.tasks.housekeeping;

import io.kestra.core.models.tasks.Output;
import io.kestra.core.models.tasks.RunnableTaskException;
import java.util.List;

/** Some of what housekeeping had to do could not be done. The task tells its outputs all the same. */
public final class UnfinishedHousekeepingException extends RunnableTaskException {
    private UnfinishedHousekeepingException(String message, Output output) {
        super(message, output);
    }

    /** Of these failures, all else was done. */
    public static UnfinishedHousekeepingException of(List<String> failures, Output output) {
        return new UnfinishedHousekeepingException(
                "all was looked through but %s".formatted(String.join("; ", failures)), output);
    }
}
