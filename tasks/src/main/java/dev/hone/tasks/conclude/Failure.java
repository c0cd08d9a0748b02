package dev.hone.tasks.conclude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.stores.json.Json;
import io.kestra.core.exceptions.IllegalVariableEvaluationException;
import io.kestra.core.runners.RunContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Why an execution failed, in words. */
public record Failure(String text) {
    private static final String FAILED = "FAILED";

    /** The failure of the execution that a task belongs to, if one of the tasks before it has failed. */
    public static Optional<Failure> of(RunContext runContext) throws IllegalVariableEvaluationException {
        SortedSet<String> failed = failed(runContext);
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of(of(failed, Json.tree(runContext.render("{{ errorLogs() | toJson }}"))));
    }

    /**
     * The task that failed first, and its last words. The groups that it is in have failed with it, and say nothing.
     *
     * @param failed the tasks that failed; Kestra does not tell in which order
     * @param lines the errors in the log, by time; those of an earlier try may be among them
     */
    static Failure of(SortedSet<String> failed, JsonNode lines) {
        Map<String, String> last = new LinkedHashMap<>();
        for (JsonNode line : lines) {
            String task = line.path("taskId").asText("");
            if (failed.contains(task)) {
                // behind those that have said their last word before
                last.remove(task);
                last.put(task, firstLine(line.path("message").asText()));
            }
        }
        return last.entrySet().stream()
                .findFirst()
                .map(first -> new Failure("%s failed: %s".formatted(first.getKey(), first.getValue())))
                .orElseGet(() ->
                        new Failure("%s failed, and the log does not say why".formatted(String.join(", ", failed))));
    }

    private static SortedSet<String> failed(RunContext runContext) {
        Map<?, ?> tasks = (Map<?, ?>) runContext.getVariables().getOrDefault("tasks", Map.of());
        return tasks.entrySet().stream()
                .filter(task -> FAILED.equals(String.valueOf(state(task.getValue()))))
                .map(task -> String.valueOf(task.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Object state(Object task) {
        return task instanceof Map<?, ?> known ? known.get("state") : null;
    }

    private static String firstLine(String message) {
        return message.lines()
                .filter(Predicate.not(String::isBlank))
                .findFirst()
                .orElse("its log says no more");
    }
}
