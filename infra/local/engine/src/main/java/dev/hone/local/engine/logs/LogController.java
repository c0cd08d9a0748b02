package dev.hone.local.engine.logs;

import dev.hone.local.engine.search.Order;
import dev.hone.local.engine.search.PagedResults;
import dev.hone.local.engine.search.Search;
import io.kestra.core.models.QueryFilter;
import io.kestra.core.models.executions.LogEntry;
import io.kestra.core.repositories.LogRepositoryInterface;
import io.kestra.core.tenant.TenantService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.event.Level;
import reactor.core.publisher.Flux;

/** Kestra's paths for logs: an execution's own, oldest first, and a search over all, newest first. */
@Controller("/api/v1/main/logs")
@ExecuteOn(TaskExecutors.IO)
final class LogController {
    private static final Order NEWEST_FIRST = new Order(
            Map.of(
                    "timestamp", "timestamp",
                    "level", "level",
                    "namespace", "namespace",
                    "flowId", "flow_id",
                    "taskId", "task_id",
                    "executionId", "execution_id"),
            "timestamp:desc");

    private final ExecutionLogs ofExecution;
    private final LogFollower follower;
    private final LogRepositoryInterface logs;

    LogController(ExecutionLogs ofExecution, LogFollower follower, LogRepositoryInterface logs) {
        this.ofExecution = ofExecution;
        this.follower = follower;
        this.logs = logs;
    }

    @Get("/search")
    PagedResults<LogEntry> search(HttpParameters parameters) {
        Search search = Search.from(parameters, NEWEST_FIRST);
        return PagedResults.of(logs.find(search.page(), TenantService.MAIN_TENANT, search.filters()));
    }

    @Get("/{executionId}")
    List<LogEntry> list(
            String executionId,
            @Nullable @QueryValue Level minLevel,
            @Nullable @QueryValue String taskRunId,
            @Nullable @QueryValue String taskId,
            @Nullable @QueryValue Integer attempt) {
        return ofExecution.find(executionId, new LogFilter(minLevel, taskRunId, taskId, attempt));
    }

    /** A line each: time, level, message. */
    @Get(uri = "/{executionId}/download", produces = MediaType.TEXT_PLAIN)
    HttpResponse<String> download(
            String executionId,
            @Nullable @QueryValue Level minLevel,
            @Nullable @QueryValue String taskRunId,
            @Nullable @QueryValue String taskId,
            @Nullable @QueryValue Integer attempt) {
        String text = list(executionId, minLevel, taskRunId, taskId, attempt).stream()
                .map(LogEntry::toPrettyString)
                .collect(Collectors.joining("\n"));
        return HttpResponse.ok(text)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + executionId + ".log\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /** The level stands in {@code minLevel} or, as the SDK sends it, among the filters. */
    @Get(uri = "/{executionId}/follow", produces = MediaType.TEXT_EVENT_STREAM)
    Flux<Event<LogEntry>> follow(String executionId, HttpParameters parameters) {
        Level minLevel = Search.from(parameters, NEWEST_FIRST).filters().stream()
                .filter(filter -> filter.field() == QueryFilter.Field.MIN_LEVEL)
                .map(filter -> Level.valueOf(String.valueOf(filter.value())))
                .findFirst()
                .orElse(null);
        return follower.follow(executionId, minLevel);
    }
}
