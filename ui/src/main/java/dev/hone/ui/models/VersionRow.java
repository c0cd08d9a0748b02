package dev.hone.ui.models;

import dev.hone.stores.ledger.BlockedVersion;
import dev.hone.ui.verdicts.VerdictView;
import java.util.Optional;

/**
 * A version in the table of all.
 *
 * @param block why it is kept out of production, or null
 * @param verdict what the gate said of it, or null
 * @param accuracy the share of right answers on the test pictures, as text
 * @param macroF1 how well all classes are told apart, as text
 * @param manifest the digest of its data set, or empty
 * @param promoted when it went into production last, or null
 * @param offer what a person who may can ask for, or null
 */
public record VersionRow(
        int number,
        Place place,
        BlockedVersion block,
        VerdictView verdict,
        String accuracy,
        String macroF1,
        String manifest,
        HistoryRow promoted,
        Offer offer) {

    /** A change that is offered: where it is asked for, and in which words. */
    public record Offer(String path, String words) {
        static Offer of(Wish wish, String project, int number) {
            return new Offer("/%s/models/%d/%s".formatted(project, number, wish.flow()), wish.button(number));
        }
    }

    static VersionRow of(Standing standing, int number, Optional<VerdictView> verdict, Figures figures) {
        Place place = standing.place(number);
        return new VersionRow(
                number,
                place,
                standing.block(number).orElse(null),
                verdict.orElse(null),
                figures.text(Measure.ACCURACY),
                figures.text(Measure.MACRO_F1),
                standing.manifest(number).orElse(""),
                standing.promotion(number).map(HistoryRow::of).orElse(null),
                switch (place) {
                    case PRODUCTION -> null;
                    case PREVIOUS -> Offer.of(Wish.ROLLBACK, standing.project(), number);
                    case BLOCKED, CANDIDATE, ASIDE -> Offer.of(Wish.PROMOTE, standing.project(), number);
                });
    }

    /** A digest as people tell it from others. */
    public String manifestStart() {
        return Digests.start(manifest);
    }
}
