package dev.hone.ui.kestra;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A run of a flow, as far as it is of interest here.
 *
 * @param flowId the flow's id in its namespace
 * @param inputs what it was started with
 * @param outputs what it has come to, once it has ended
 * @param taskRunList its tasks that have begun
 */
public record Execution(
        String id,
        String namespace,
        String flowId,
        Map<String, Object> inputs,
        State state,
        Map<String, Object> outputs,
        List<TaskRun> taskRunList) {

    public Execution {
        inputs = inputs == null ? Map.of() : inputs;
        outputs = outputs == null ? Map.of() : outputs;
        state = state == null ? State.UNKNOWN : state;
        taskRunList = taskRunList == null ? List.of() : taskRunList;
    }

    /** A task that has begun, or waits for a worker. */
    public record TaskRun(String id, String taskId, State state) {}

    /** The runs of tasks whose ids begin like this. */
    public Stream<TaskRun> runs(String task) {
        return taskRunList.stream().filter(run -> run.taskId().startsWith(task));
    }

    /**
     * How it stands.
     *
     * @param current under Kestra's name
     * @param endDate when it ended; null while it goes on
     */
    public record State(String current, Instant startDate, Instant endDate) {
        private static final State UNKNOWN = new State("CREATED", null, null);
        private static final Set<String> WELL = Set.of("SUCCESS", "WARNING");
        private static final Set<String> WAITING = Set.of("CREATED", "QUEUED", "SUBMITTED");
        private static final Set<String> BADLY = Set.of("FAILED", "KILLED", "CANCELLED", "SKIPPED", "RETRIED");

        /** Whether nothing more happens. */
        public boolean hasEnded() {
            return isWell() || BADLY.contains(current);
        }

        /** Whether it ended, and did what it is for. */
        public boolean isWell() {
            return WELL.contains(current);
        }

        /** Whether it waits for its turn. */
        public boolean waits() {
            return WAITING.contains(current);
        }

        /** How long it took, or has taken up to this moment. */
        public Duration took(Instant now) {
            return startDate == null ? Duration.ZERO : Duration.between(startDate, endDate == null ? now : endDate);
        }

        /** Whether somebody ended it. */
        public boolean wasStopped() {
            return "KILLED".equals(current) || "CANCELLED".equals(current);
        }
    }

    /** An input as text; empty when there is none of this name. */
    public String input(String name) {
        return text(inputs, name);
    }

    /** An output as text; empty when there is none of this name. */
    public String output(String name) {
        return text(outputs, name);
    }

    private static String text(Map<String, Object> values, String name) {
        Object value = values.get(name);
        return value == null ? "" : value.toString();
    }
}
