package dev.hone.stores.ledger;

import java.util.List;

/**
 * What the gate decided of a challenger, and why.
 *
 * @param execution the Kestra execution that asked
 * @param champion the version in production then, or null
 */
public record Verdict(
        String project,
        String execution,
        String manifest,
        String run,
        int challenger,
        Integer champion,
        Outcome outcome,
        List<String> reasons) {

    /** What a verdict can come to. */
    public enum Outcome {
        /** There is no champion yet: the challenger is the first model. */
        FIRST_MODEL,
        /** The challenger is better. */
        PROMOTE,
        /** The challenger is not better. */
        KEEP_CHAMPION;

        /** Whether the challenger goes into production. */
        public boolean promotes() {
            return switch (this) {
                case FIRST_MODEL, PROMOTE -> true;
                case KEEP_CHAMPION -> false;
            };
        }
    }
}
