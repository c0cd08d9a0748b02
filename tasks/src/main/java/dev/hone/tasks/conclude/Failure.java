package dev.hone.tasks.conclude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.stores.json.Json;
import io.kestra.core.exceptions.IllegalVariableEvaluationException;
import io.kestra.core.runners.RunContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why an execution failed: the task that failed first, and its last words. */
public record Failure(String task, String reason) {
    private static final String SILENT = "its log says no more";

    /** The failure of the execution that a task belongs to, if one of the tasks before it has failed. */
    public static Optional<Failure> of(RunContext runContext) throws IllegalVariableEvaluationException {
        Set<String> failed = failed(runContext);
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        Failure found = new Failure(failed.iterator().next(), SILENT);
        for (JsonNode line : Json.tree(runContext.render("{{ errorLogs() | toJson }}"))) {
            String task = line.path("taskId").asText("");
            if (failed.contains(task)) {
                found = new Failure(task, firstLine(line.path("message").asText()));
            }
        }
        return Optional.of(found);
    }

    /** In words. */
    public String text() {
        return "%s failed: %s".formatted(task, reason);
    }

    private static Set<String> failed(RunContext runContext) {
        Map<?, ?> tasks = (Map<?, ?>) runContext.getVariables().getOrDefault("tasks", Map.of());
        return tasks.entrySet().stream()
                .filter(task -> "FAILED".equals(String.valueOf(state(task.getValue()))))
                .map(task -> String.valueOf(task.getKey()))
                .collect(Collectors.toSet());
    }

    private static Object state(Object task) {
        return task instanceof Map<?, ?> known ? known.get("state") : null;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(SILENT);
    }
}
