package dev.hone.local.engine.logs;

import io.kestra.core.models.executions.LogEntry;
import io.kestra.core.repositories.ExecutionRepositoryInterface;
import io.kestra.core.repositories.LogRepositoryInterface;
import io.kestra.core.tenant.TenantService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.NoSuchElementException;

/** The stored log lines of one execution, oldest first. */
@Singleton
final class ExecutionLogs {
    private final LogRepositoryInterface logs;
    private final ExecutionRepositoryInterface executions;

    ExecutionLogs(LogRepositoryInterface logs, ExecutionRepositoryInterface executions) {
        this.logs = logs;
        this.executions = executions;
    }

    /**
     * Unlike Kestra's own list, every filter holds, not only the first that is set.
     *
     * @throws NoSuchElementException if there is no such execution; an empty list would hide a mistyped id
     */
    List<LogEntry> find(String executionId, LogFilter filter) {
        List<LogEntry> found =
                logs.findByExecutionId(TenantService.MAIN_TENANT, executionId, filter.minLevel()).stream()
                        .filter(filter::lets)
                        .toList();
        if (found.isEmpty()
                && executions.findById(TenantService.MAIN_TENANT, executionId).isEmpty()) {
            throw new NoSuchElementException("Execution '" + executionId + "' does not exist");
        }
        return found;
    }
}
