package dev.hone.tasks.evaluate;

import dev.hone.stores.ledger.Verdict.Outcome;
import java.util.List;
import java.util.Locale;

/** The gate's decision, as a function of the evidence alone. */
public record Weighing(Outcome outcome, List<String> reasons) {

    /** Weighs a challenger: the first model goes through, a later one must do better than the champion. */
    public static Weighing of(Evaluation evaluation) {
        Evaluation.Side challenger = evaluation.challenger();
        Evaluation.Side champion = evaluation.champion();
        if (champion == null) {
            return new Weighing(
                    Outcome.FIRST_MODEL,
                    List.of("v%d is the first model: macro-F1 %s on %d test pictures"
                            .formatted(challenger.version(), f1(challenger), pictures(challenger))));
        }
        boolean better = challenger.metrics().macroF1() > champion.metrics().macroF1();
        String reason = "v%d %s v%d on the same %d test pictures: macro-F1 %s, was %s"
                .formatted(
                        challenger.version(),
                        better ? "is better than" : "is not better than",
                        champion.version(),
                        pictures(challenger),
                        f1(challenger),
                        f1(champion));
        return new Weighing(better ? Outcome.PROMOTE : Outcome.KEEP_CHAMPION, List.of(reason));
    }

    private static int pictures(Evaluation.Side side) {
        return side.metrics().pictures();
    }

    private static String f1(Evaluation.Side side) {
        return String.format(Locale.ROOT, "%.3f", side.metrics().macroF1());
    }
}
