package dev.hone.local.command.kestra;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An execution as Kestra's API tells it, as far as it is of interest here. */
record Execution(
        String id,
        String namespace,
        String flowId,
        Map<String, Object> inputs,
        State state,
        List<TaskRun> taskRunList,
        Map<String, Object> outputs) {
    private static final Set<String> ENDED =
            Set.of("SUCCESS", "WARNING", "FAILED", "KILLED", "CANCELLED", "SKIPPED", "RETRIED");

    Execution {
        inputs = inputs == null ? Map.of() : inputs;
        taskRunList = taskRunList == null ? List.of() : List.copyOf(taskRunList);
        outputs = outputs == null ? Map.of() : outputs;
    }

    /** A state of an execution or a task, under Kestra's name. */
    record State(String current, Instant startDate, Instant endDate) {
        boolean ended() {
            return ENDED.contains(current);
        }

        boolean well() {
            return current.equals("SUCCESS") || current.equals("WARNING");
        }

        Duration took() {
            return endDate == null ? Duration.ZERO : Duration.between(startDate, endDate);
        }
    }

    /** One run of a task; the parent is the run of a task that groups others. */
    record TaskRun(String id, String taskId, String parentTaskRunId, State state) {}

    /** The runs that have ended, those left out that only group others. */
    Stream<TaskRun> ended() {
        Set<String> parents = taskRunList.stream()
                .map(TaskRun::parentTaskRunId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return taskRunList.stream().filter(run -> run.state().endDate() != null && !parents.contains(run.id()));
    }
}
