package dev.hone.stores.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What the gate decided of a challenger, and why.
 *
 * @param execution the Kestra execution that asked
 * @param champion the version in production then, or null
 * @param reasons the one that decided it first
 */
public record Verdict(
        String project,
        String execution,
        String manifest,
        String run,
        int challenger,
        Integer champion,
        Outcome outcome,
        List<Reason> reasons) {

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /**
     * Why it was decided so.
     *
     * @param code names the rule, for programs
     * @param state {@code holds}, {@code fails} or {@code unknown}; null where none is meant
     * @param about the id of the class that it is about; null for all
     * @param words the reason for people
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reason(String code, String state, String about, String words) {
        /** A reason of the time when they had words only. */
        static Reason said(String words) {
            return new Reason("said", null, null, words);
        }
    }

    /** The reasons, for people. */
    public List<String> words() {
        return reasons.stream().map(Reason::words).toList();
    }

    /** What a verdict can come to. */
    public enum Outcome {
        /** There is no champion yet: the challenger is the first model. */
        FIRST_MODEL,
        /** The challenger is not worse, and better somewhere. */
        PROMOTE,
        /** The challenger is not worse, and nowhere better. */
        KEEP_CHAMPION,
        /** There are too few pictures to tell. */
        INSUFFICIENT_EVIDENCE,
        /** A limit of the project does not hold, or the challenger is worse. */
        REFUSED,
        /** The evidence is for the challenger, and a person is asked; without a champion it is the first model. */
        PENDING,
        /** The evidence is for the challenger, and the run was told not to promote. */
        WITHHELD;

        /** Whether the challenger goes into production now. */
        public boolean promotes() {
            return switch (this) {
                case FIRST_MODEL, PROMOTE -> true;
                case KEEP_CHAMPION, INSUFFICIENT_EVIDENCE, REFUSED, PENDING, WITHHELD -> false;
            };
        }

        /** Whether the evidence is against the challenger, or not for it: then it is archived. */
        public boolean dismisses() {
            return switch (this) {
                case KEEP_CHAMPION, INSUFFICIENT_EVIDENCE, REFUSED -> true;
                case FIRST_MODEL, PROMOTE, PENDING, WITHHELD -> false;
            };
        }
    }
}
