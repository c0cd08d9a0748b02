package dev.hone.ui.verdicts;

import dev.hone.stores.ledger.Verdict;
import java.util.List;

/**
 * What the gate said of a version, in words.
 *
 * @param stamp a word or two
 * @param mood the class of the stamp in the style sheet
 * @param headline what was decided
 * @param consequence what follows from it, and what can be done
 * @param reasons why, the one that decided it first
 */
public record VerdictView(String stamp, String mood, String headline, String consequence, List<Reason> reasons) {

    /**
     * A reason.
     *
     * @param sign how it stands, as a sign
     * @param state how it stands, in a word; empty where none is meant
     */
    public record Reason(String sign, String state, String mood, String words) {
        private static Reason of(Verdict.Reason reason) {
            return switch (String.valueOf(reason.state())) {
                case "holds" -> new Reason("\u2713", "holds", "good", reason.words());
                case "fails" -> new Reason("\u2715", "does not hold", "caution", reason.words());
                case "unknown" -> new Reason("?", "cannot be told", "caution", reason.words());
                default -> new Reason("\u00b7", "", "", reason.words());
            };
        }
    }

    /**
     * The view of a verdict.
     *
     * @param decision what a person said to it later on
     */
    public static VerdictView of(Verdict verdict, Decision decision) {
        List<Reason> reasons = verdict.reasons().stream().map(Reason::of).toList();
        String v = "v" + verdict.challenger();
        String before = verdict.champion() == null ? null : "v" + verdict.champion();
        String over = before == null ? "" : " than " + before;
        String goesOn = before == null ? "Nothing went into production then." : before + " went on answering.";
        return switch (verdict.outcome()) {
            case FIRST_MODEL ->
                new VerdictView(
                        "First version", "good", v + " is the first version", "It went into production.", reasons);
            case PROMOTE ->
                new VerdictView(
                        "Better", "good", "%s is better%s".formatted(v, over), "It went into production.", reasons);
            case KEEP_CHAMPION ->
                new VerdictView(
                        "Not better",
                        "caution",
                        "%s is not better%s".formatted(v, over),
                        goesOn + " The next training sees what is corrected and imported until then.",
                        reasons);
            case INSUFFICIENT_EVIDENCE ->
                new VerdictView(
                        "Too little is known",
                        "caution",
                        "%s cannot be judged yet".formatted(v),
                        goesOn + " With more pictures imported, a training can be judged.",
                        reasons);
            case REFUSED ->
                new VerdictView(
                        "Refused",
                        "caution",
                        "%s is refused".formatted(v),
                        goesOn + " Correcting and adding pictures of what it gets wrong helps the next training.",
                        reasons);
            case PENDING -> pending(v, before, decision, reasons);
            case WITHHELD ->
                decision == Decision.YES
                        ? new VerdictView(
                                "Chosen",
                                "good",
                                "%s was chosen".formatted(v),
                                "A person put it into production.",
                                reasons)
                        : new VerdictView(
                                "Held back",
                                "caution",
                                before == null
                                        ? v + " stays aside"
                                        : "%s is better%s, and held back".formatted(v, over),
                                "Its training was told to leave it. A person can still put it into production.",
                                reasons);
        };
    }

    private static VerdictView pending(String v, String before, Decision decision, List<Reason> reasons) {
        return switch (decision) {
            case OPEN ->
                new VerdictView(
                        "Waits for a yes",
                        "caution",
                        before == null ? v + " could be the first version" : "%s could replace %s".formatted(v, before),
                        "Nothing changes until a person puts it into production.",
                        reasons);
            case YES -> new VerdictView("Approved", "good", v + " was approved", "A person said yes.", reasons);
            case NO ->
                new VerdictView(
                        "Left out",
                        "caution",
                        v + " was left out of production",
                        "A person said no. It can still be put into production.",
                        reasons);
        };
    }

    /** The first of the reasons, for a table. */
    public List<Reason> firstReasons() {
        return reasons.subList(0, Math.min(1, reasons.size()));
    }
}
