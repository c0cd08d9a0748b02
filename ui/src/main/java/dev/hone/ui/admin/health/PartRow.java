package dev.hone.ui.admin.health;

import java.time.Duration;
import java.util.List;

/**
 * A part as it was found.
 *
 * @param where it is
 * @param state whether it is well
 * @param took how long it took to answer, or how long it was waited for, in milliseconds
 * @param version of it, or empty where it tells none
 * @param problems what is wrong, in sentences
 * @param whileAway what does not work while it is away
 */
public record PartRow(
        String name, String where, State state, long took, String version, List<String> problems, String whileAway) {

    /** How a part is. */
    public enum State {
        WELL("well", "good", "✓"),
        TROUBLED("something is wrong", "caution", "!"),
        AWAY("does not answer", "caution", "✗");

        private final String word;
        private final String mood;
        private final String sign;

        State(String word, String mood, String sign) {
            this.word = word;
            this.mood = mood;
            this.sign = sign;
        }

        /** In words. */
        public String word() {
            return word;
        }

        /** The class of its color. */
        public String mood() {
            return mood;
        }

        /** The same for eyes. */
        public String sign() {
            return sign;
        }
    }

    /**
     * What a part told.
     *
     * @param version or empty
     * @param problems what is wrong with it though it answers
     */
    record Told(String version, List<String> problems) {}

    static PartRow of(Part part, String where, Duration took, Told told) {
        return new PartRow(
                part.word(),
                where,
                told.problems().isEmpty() ? State.WELL : State.TROUBLED,
                took.toMillis(),
                told.version(),
                told.problems(),
                part.whileAway());
    }

    static PartRow away(Part part, String where, Duration took, String problem) {
        return new PartRow(part.word(), where, State.AWAY, took.toMillis(), "", List.of(problem), part.whileAway());
    }

    /** Whether it does not answer. */
    public boolean away() {
        return state == State.AWAY;
    }
}
