package dev.hone.local.command.siege;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** An execution as Kestra's API tells it. */
record Execution(JsonNode json) {
    private static final Set<String> ENDS =
            Set.of("SUCCESS", "WARNING", "FAILED", "KILLED", "CANCELLED", "SKIPPED", "RETRIED");

    String id() {
        return json.path("id").asText();
    }

    String flow() {
        return json.path("flowId").asText();
    }

    String state() {
        return json.at("/state/current").asText();
    }

    Instant started() {
        return Instant.parse(json.at("/state/startDate").asText());
    }

    boolean ended() {
        return ENDS.contains(state());
    }

    /** The flow's output of this name. */
    String output(String name) {
        return json.path("outputs").path(name).asText();
    }

    String said() {
        return output("said");
    }

    /** The state of the newest run of a task; empty when it has not run. */
    String task(String id) {
        return json.path("taskRunList")
                .valueStream()
                .filter(run -> run.path("taskId").asText().equals(id))
                .map(run -> run.at("/state/current").asText())
                .reduce("", (before, after) -> after);
    }

    /** An output of the newest run of a task, as a number. */
    long count(String task, String output) {
        return json.path("taskRunList")
                .valueStream()
                .filter(run -> run.path("taskId").asText().equals(task))
                .map(run -> run.path("outputs").path(output).asLong())
                .reduce(0L, (before, after) -> after);
    }

    /** Everything that moves when the execution does. */
    List<String> movements() {
        return json.findValues("state").stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    @Override
    public String toString() {
        return "%s %s %s %s"
                .formatted(
                        flow(),
                        id(),
                        state(),
                        json.path("taskRunList")
                                .valueStream()
                                .map(run -> run.path("taskId").asText() + " "
                                        + run.at("/state/current").asText())
                                .toList());
    }
}
