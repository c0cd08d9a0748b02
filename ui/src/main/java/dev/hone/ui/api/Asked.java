package dev.hone.ui.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hone.ui.kestra.Execution;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that was asked for, as it stands.
 *
 * @param kind train, promote or rollback
 * @param state waiting, running, done, failed or stopped
 * @param outcome what it came to, as the flow says it; null before it has
 * @param version the version that it is about, or null
 * @param detail why, in words; null while there is nothing to say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Asked(String id, String project, String kind, State state, String outcome, Integer version, String detail) {

    /** How it stands. */
    enum State {
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("stopped")
        STOPPED
    }

    static Asked of(Execution execution, Optional<String> failure) {
        String version =
                execution.output("version").isEmpty() ? execution.input("version") : execution.output("version");
        return new Asked(
                execution.id(),
                execution.input("project"),
                execution.flowId(),
                state(execution.state()),
                text(execution.output("outcome").toLowerCase(Locale.ROOT)),
                version.matches("[0-9]+") ? Integer.valueOf(version) : null,
                failure.orElse(text(execution.output("reason"))));
    }

    private static State state(Execution.State state) {
        if (!state.hasEnded()) {
            return state.current().equals("CREATED") || state.current().equals("QUEUED")
                    ? State.WAITING
                    : State.RUNNING;
        } else if (state.isWell()) {
            return State.DONE;
        }
        return state.wasStopped() ? State.STOPPED : State.FAILED;
    }

    private static String text(String text) {
        return text.isEmpty() ? null : text;
    }
}
