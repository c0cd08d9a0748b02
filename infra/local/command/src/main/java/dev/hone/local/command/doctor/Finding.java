package dev.hone.local.command.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What came of one look.
 *
 * @param what what was looked at
 * @param found how it is
 * @param advice what to do about it; null when it is fine
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(String what, Verdict verdict, String found, String advice) {
    /** What a finding means for the house. */
    public enum Verdict {
        /** Nothing is to do. */
        FINE("fine"),
        /** The house comes up without it; something else does not work. */
        BETTER("better"),
        /** The house does not come up before something is done. */
        TO_DO("to do");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /** The word for people. */
        public String word() {
            return word;
        }
    }

    static Finding fine(String what, String found) {
        return new Finding(what, Verdict.FINE, found, null);
    }

    static Finding better(String what, String found, String advice) {
        return new Finding(what, Verdict.BETTER, found, advice);
    }

    static Finding toDo(String what, String found, String advice) {
        return new Finding(what, Verdict.TO_DO, found, advice);
    }
}
