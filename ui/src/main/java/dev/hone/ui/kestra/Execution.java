package dev.hone.ui.kestra;

import java.util.Map;
import java.util.Set;

/**
 * A run of a flow, as far as it is of interest here.
 *
 * @param flowId the flow's id in its namespace
 * @param inputs what it was started with
 * @param outputs what it has come to, once it has ended
 */
public record Execution(
        String id,
        String namespace,
        String flowId,
        Map<String, Object> inputs,
        State state,
        Map<String, Object> outputs) {

    public Execution {
        inputs = inputs == null ? Map.of() : inputs;
        outputs = outputs == null ? Map.of() : outputs;
        state = state == null ? new State("CREATED") : state;
    }

    /** How it stands, under Kestra's name. */
    public record State(String current) {
        private static final Set<String> WELL = Set.of("SUCCESS", "WARNING");
        private static final Set<String> BADLY = Set.of("FAILED", "KILLED", "CANCELLED", "SKIPPED", "RETRIED");

        /** Whether nothing more happens. */
        public boolean hasEnded() {
            return isWell() || BADLY.contains(current);
        }

        /** Whether it ended, and did what it is for. */
        public boolean isWell() {
            return WELL.contains(current);
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
