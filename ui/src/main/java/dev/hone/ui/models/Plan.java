package dev.hone.ui.models;

import dev.hone.stores.ledger.BlockedVersion;
import dev.hone.ui.frame.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a wish would do, as versions stand now.
 *
 * @param touches what it changes, sentence by sentence
 * @param wayBack how to undo it
 * @param lifts the block that has to be lifted for it
 * @param obstacle why it cannot be
 */
record Plan(
        Wish wish,
        int number,
        List<String> touches,
        String wayBack,
        Optional<BlockedVersion> lifts,
        Optional<Notice> obstacle) {
    private static final String LEADS_ELSEWHERE = "The page Models shows what answers, and what can be done.";

    static Plan of(Wish wish, Standing standing, int number) {
        return switch (wish) {
            case PROMOTE -> promote(standing, number);
            case ROLLBACK -> rollback(standing, number);
        };
    }

    private static Plan promote(Standing standing, int number) {
        if (standing.isInProduction(number)) {
            return impossible(
                    Wish.PROMOTE, number, "v%d is in production already".formatted(number), "It answers now.");
        }
        List<String> touches = new ArrayList<>();
        standing.production()
                .ifPresentOrElse(
                        now -> {
                            touches.add("v%d answers from then on, in the place of v%d. No request fails meanwhile."
                                    .formatted(number, now));
                            touches.add("v%d is kept as the previous version.".formatted(now));
                        },
                        () -> touches.add("v%d is the first version that answers.".formatted(number)));
        touches.add("If %s is being trained, this waits until that has ended.".formatted(standing.project()));
        Optional<BlockedVersion> block = standing.block(number);
        String wayBack = standing.production()
                .map(now -> "Roll back to v%d: it answers again, and v%d is blocked until somebody lifts that."
                        .formatted(now, number))
                .orElse("There is no version to go back to yet; another one can be put into production in its place.");
        return new Plan(Wish.PROMOTE, number, List.copyOf(touches), wayBack, block, Optional.empty());
    }

    private static Plan rollback(Standing standing, int number) {
        if (standing.production().isEmpty()) {
            return impossible(
                    Wish.ROLLBACK,
                    number,
                    "Nothing is in production",
                    "There is no version that could be taken out of it.");
        } else if (standing.isInProduction(number)) {
            return impossible(
                    Wish.ROLLBACK, number, "v%d is in production already".formatted(number), "It answers now.");
        } else if (!standing.wasInProduction(number)) {
            return impossible(
                    Wish.ROLLBACK,
                    number,
                    "v%d was never in production".formatted(number),
                    "There is nothing to go back to, but it can be put into production.");
        } else if (standing.block(number).isPresent()) {
            return impossible(
                    Wish.ROLLBACK,
                    number,
                    "v%d is blocked".formatted(number),
                    "Put it into production instead: that lifts the block.");
        }
        int now = standing.production().get();
        return new Plan(
                Wish.ROLLBACK,
                number,
                List.of(
                        "v%d answers again, in the place of v%d. No request fails meanwhile.".formatted(number, now),
                        "v%d stays in the registry, blocked until somebody lifts that.".formatted(now),
                        "This waits for no training; one that is under way finds out when it wants to put its version into production."),
                "Put v%d into production again, and lift its block there.".formatted(now),
                Optional.empty(),
                Optional.empty());
    }

    private static Plan impossible(Wish wish, int number, String title, String text) {
        return new Plan(
                wish,
                number,
                List.of(),
                "",
                Optional.empty(),
                Optional.of(new Notice(409, title, text, LEADS_ELSEWHERE)));
    }
}
