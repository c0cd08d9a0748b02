package dev.hone.ui.train;

import dev.hone.ui.kestra.Execution;
import dev.hone.ui.kestra.Execution.State;
import dev.hone.ui.kestra.Execution.TaskRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A step of the flow {@code train}, as far as it has come.
 *
 * @param what it does, in a phrase
 * @param took how long it has gone on, or null before it has begun
 */
public record Step(String name, String what, Standing standing, Duration took) {

    /** How a step stands. */
    public enum Standing {
        AHEAD("\u00b7", "to come", "muted"),
        RUNNING("\u25b8", "under way", ""),
        DONE("\u2713", "done", "good"),
        STOPPED("\u25a0", "stopped", "caution"),
        FAILED("\u2715", "failed", "caution");

        private final String sign;
        private final String word;
        private final String mood;

        Standing(String sign, String word, String mood) {
            this.sign = sign;
            this.word = word;
            this.mood = mood;
        }

        public String sign() {
            return sign;
        }

        public String word() {
            return word;
        }

        public String mood() {
            return mood;
        }

        static Standing of(List<TaskRun> runs) {
            if (runs.isEmpty()) {
                return AHEAD;
            } else if (runs.stream().map(TaskRun::state).anyMatch(State::wasStopped)) {
                return STOPPED;
            } else if (runs.stream().map(TaskRun::state).anyMatch(state -> state.hasEnded() && !state.isWell())) {
                return FAILED;
            }
            return runs.stream().map(TaskRun::state).allMatch(State::isWell) ? DONE : RUNNING;
        }
    }

    /** The tasks that people hear of, in their order; a task's id begins with the name. */
    private enum Task {
        ADMIT("wait until nobody else trains the project"),
        PULL("gather everything shown and corrected"),
        PREPROCESS("make new pictures ready"),
        TRAIN("learn"),
        EVALUATE("answer the test pictures"),
        GATE("weigh the evidence"),
        PROMOTE("put it into production"),
        CONFIRM("wait until serving answers with it");

        private final String what;

        Task(String what) {
            this.what = what;
        }

        private String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All of them. */
    static List<Step> of(Execution execution, Instant now) {
        return Stream.of(Task.values()).map(task -> of(task, execution, now)).toList();
    }

    private static Step of(Task task, Execution execution, Instant now) {
        // the If beside the task admit is called admitted
        List<TaskRun> runs = execution
                .runs(task.id())
                .filter(run -> run.taskId().equals(task.id()) || run.taskId().startsWith(task.id() + "_"))
                .toList();
        Duration took = runs.stream()
                .map(run -> run.state().took(now))
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Step(task.id(), task.what, Standing.of(runs), took);
    }
}
