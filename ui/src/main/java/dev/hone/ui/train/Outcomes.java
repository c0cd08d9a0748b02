package dev.hone.ui.train;

import dev.hone.stores.ledger.Training.Outcome;

/** What trainings come to, as people say it. */
final class Outcomes {
    private Outcomes() {}

    /** A word or three; of one that goes on, too, which has none yet. */
    static String word(Outcome outcome) {
        return switch (outcome) {
            case null -> "under way";
            case PROMOTED -> "in production";
            case KEPT -> "not better";
            case PENDING -> "waits for a yes";
            case WITHHELD -> "held back";
            case NOTHING_NEW -> "nothing new";
            case FAILED -> "failed";
            case KILLED -> "stopped";
            case ABANDONED -> "given up";
        };
    }

    /** The class of that word in the style sheet. */
    static String mood(Outcome outcome) {
        return switch (outcome) {
            case null -> "";
            case PROMOTED -> "good";
            case KEPT, WITHHELD, NOTHING_NEW, KILLED -> "muted";
            case PENDING, FAILED, ABANDONED -> "caution";
        };
    }
}
