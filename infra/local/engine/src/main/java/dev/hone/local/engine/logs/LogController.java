package dev.hone.local.engine.logs;

import io.kestra.core.models.executions.LogEntry;
import io.kestra.core.repositories.LogRepositoryInterface;
import io.kestra.core.tenant.TenantService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.slf4j.event.Level;

/** Kestra's path for an execution's logs, oldest first. */
@Controller("/api/v1/main/logs")
@ExecuteOn(TaskExecutors.IO)
final class LogController {
    private final LogRepositoryInterface logs;

    LogController(LogRepositoryInterface logs) {
        this.logs = logs;
    }

    @Get("/{executionId}")
    List<LogEntry> of(String executionId, @Nullable @QueryValue Level minLevel, @Nullable @QueryValue String taskId) {
        return taskId == null
                ? logs.findByExecutionId(TenantService.MAIN_TENANT, executionId, minLevel)
                : logs.findByExecutionIdAndTaskId(TenantService.MAIN_TENANT, executionId, taskId, minLevel);
    }
}
