package dev.hone.model.report;

import dev.hone.model.gate.Approval;
import dev.hone.model.gate.Outcome;

/** What a verdict comes to, in the words of its page. */
final class VerdictWords {

    private final Shown shown;
    private final String challenger;

    /** Null where nothing is in production. */
    private final String champion;

    VerdictWords(Shown shown) {
        this.shown = shown;
        this.challenger = shown.challenger().name();
        this.champion = shown.champion() == null ? null : shown.champion().name();
    }

    /** One word or two, above the headline. */
    String stamp() {
        Outcome outcome = shown.decision().outcome();
        if (outcome.promotes() && shown.subject().approval() != Approval.YES) {
            return shown.subject().approval() == Approval.ASK ? "Waiting for a yes" : "Not promoted";
        }
        return switch (outcome) {
            case FIRST_MODEL, PROMOTE -> "Promoted";
            case KEEP_CHAMPION -> "Not promoted";
            case INSUFFICIENT_EVIDENCE -> "Too little is known";
            case REFUSED -> "Refused";
        };
    }

    /** Good, caution or bad. */
    String mood() {
        return switch (shown.decision().outcome()) {
            case FIRST_MODEL, PROMOTE -> shown.subject().approval() == Approval.YES ? "good" : "caution";
            case KEEP_CHAMPION, INSUFFICIENT_EVIDENCE -> "caution";
            case REFUSED -> "bad";
        };
    }

    String headline() {
        Outcome outcome = shown.decision().outcome();
        if (outcome.promotes()) {
            return switch (shown.subject().approval()) {
                case YES ->
                    champion == null
                            ? challenger + " is the first version"
                            : "%s replaces %s".formatted(challenger, champion);
                case ASK ->
                    champion == null
                            ? challenger + " could be the first version"
                            : "%s could replace %s".formatted(challenger, champion);
                case NO ->
                    champion == null
                            ? challenger + " stays aside"
                            : "%s is better, %s stays".formatted(challenger, champion);
            };
        }
        return champion == null
                ? challenger + (outcome == Outcome.REFUSED ? " is refused" : " cannot be judged yet")
                : switch (outcome) {
                    case KEEP_CHAMPION -> "%s stays, %s is not better".formatted(champion, challenger);
                    case INSUFFICIENT_EVIDENCE -> "%s stays, %s cannot be judged yet".formatted(champion, challenger);
                    case FIRST_MODEL, PROMOTE, REFUSED -> "%s stays, %s is refused".formatted(champion, challenger);
                };
    }

    /** What follows from it, and what can be done. */
    String consequence() {
        Outcome outcome = shown.decision().outcome();
        if (outcome.promotes()) {
            return switch (shown.subject().approval()) {
                case YES ->
                    "%s answers from now on.%s"
                            .formatted(
                                    challenger,
                                    champion == null ? "" : " %s stays at hand, to go back to.".formatted(champion));
                case ASK ->
                    "Nothing changes until a person says yes: the flow promote does it for %s %s."
                            .formatted(shown.project(), challenger);
                case NO ->
                    "This run was told not to promote. The flow promote still can, for %s %s."
                            .formatted(shown.project(), challenger);
            };
        }
        String goesOn =
                champion == null ? "Nothing goes into production." : "%s goes on answering.".formatted(champion);
        return goesOn
                + " "
                + switch (outcome) {
                    case INSUFFICIENT_EVIDENCE -> "With more pictures imported, a training can be judged.";
                    case KEEP_CHAMPION -> "The next training sees what is corrected and imported until then.";
                    case REFUSED -> "Correcting and adding pictures of what it gets wrong helps the next training.";
                    case FIRST_MODEL, PROMOTE -> "";
                };
    }
}
