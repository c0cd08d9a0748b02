package dev.hone.tasks.admission;

import io.kestra.core.runners.RunContext;
import java.time.Instant;
import java.util.Map;

/** An execution of a flow, by the id that all its tasks share, also those that are done again. */
public record Execution(String id) {
    private static final String VARIABLE = "execution";

    /** The one that a task belongs to. */
    public static Execution of(RunContext runContext) {
        return new Execution(variable(runContext, "id"));
    }

    /** When the one that a task belongs to was begun. */
    public static Instant begun(RunContext runContext) {
        return Instant.parse(variable(runContext, "startDate"));
    }

    /** What it is called where it holds a lease, and where something is done in its name. */
    public String words() {
        return "execution " + id;
    }

    private static String variable(RunContext runContext, String name) {
        Map<?, ?> execution = (Map<?, ?>) runContext.getVariables().get(VARIABLE);
        return String.valueOf(execution.get(name));
    }
}
