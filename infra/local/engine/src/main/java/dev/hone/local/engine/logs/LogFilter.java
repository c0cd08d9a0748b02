package dev.hone.local.engine.logs;

import io.kestra.core.models.executions.LogEntry;
import io.micronaut.core.annotation.Nullable;
import org.slf4j.event.Level;

/** Which of an execution's log lines are asked for; what is null leaves all in. */
record LogFilter(
        @Nullable Level minLevel,
        @Nullable String taskRunId,
        @Nullable String taskId,
        @Nullable Integer attempt) {

    boolean lets(LogEntry entry) {
        return (taskRunId == null || taskRunId.equals(entry.getTaskRunId()))
                && (taskId == null || taskId.equals(entry.getTaskId()))
                && (attempt == null || attempt.equals(entry.getAttemptNumber()));
    }
}
