package dev.hone.model.gate;

import dev.hone.model.evaluation.Comparison;
import dev.hone.model.evaluation.Interval;
import dev.hone.model.evaluation.Judged;
import dev.hone.model.evaluation.McNemar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The challenger beside the champion, on the pictures whose class both know. */
final class ComparisonChecks {

    /** How probable it may be, at most, that chance alone looks like this: one of the two ends of a 95 % interval. */
    private static final double CHANCE = 0.025;

    /** With fewer test pictures, not even an interval can be believed. */
    private static final int FEWEST = 30;

    private final Trial trial;
    private final Limits limits;

    /** Null where the two have no class with test pictures in common. */
    private final Comparison comparison;

    private ComparisonChecks(Trial trial, Limits limits, Comparison comparison) {
        this.trial = trial;
        this.limits = limits;
        this.comparison = comparison;
    }

    static List<Check> of(Trial trial, Limits limits, Comparison comparison) {
        ComparisonChecks made = new ComparisonChecks(trial, limits, comparison);
        List<Check> gains = made.gains();
        boolean better = gains.stream().anyMatch(check -> check.state() == State.HOLDS);
        List<Check> checks = new ArrayList<>();
        if (comparison == null || !made.isEnough(gains)) {
            checks.add(made.tooFew(comparison == null ? 0 : comparison.pictures()));
        } else {
            checks.add(made.notWorse(better));
        }
        checks.addAll(gains);
        return checks;
    }

    /**
     * How many test pictures show a loss as large as the margin. A bootstrap cannot: it draws from the pictures there are, and
     * knows no other. Were the loss that large, so many pictures would all hide it in one case of 40.
     */
    static int needed(double margin) {
        return (int) Math.ceil(Math.log(CHANCE) / Math.log1p(-margin));
    }

    /** Fewer are enough where what is gained stands out as it is; but of a handful nothing is known. */
    private boolean isEnough(List<Check> gains) {
        boolean stands = comparison.interval().low() > 0
                && gains.stream()
                        .anyMatch(check -> check.rule() == Rule.BETTER_ON_TEST && check.state() == State.HOLDS);
        return comparison.pictures() >= (stands ? FEWEST : needed(limits.margin()));
    }

    private Check tooFew(int pictures) {
        int needed = needed(limits.margin());
        return new Check(
                Rule.TEST_PICTURES,
                null,
                State.UNKNOWN,
                "at least " + needed,
                String.valueOf(pictures),
                pictures == 0
                        ? "There are no test pictures of classes that both versions know."
                        : "%s cannot show whether something is lost: %d are needed to see a loss of %s. About every fifth picture that is imported becomes one."
                                .formatted(
                                        pictures == 1 ? "1 test picture" : "Only " + Phrases.testPictures(pictures),
                                        needed,
                                        Phrases.margin(limits.margin())));
    }

    private Check notWorse(boolean better) {
        Interval interval = comparison.interval();
        boolean isWithin = interval.low() > -limits.margin();
        boolean isWorse = interval.high() < 0;
        State state = isWithin && (better || !isWorse) ? State.HOLDS : isWorse ? State.FAILS : State.UNKNOWN;
        String difference =
                "%s in macro-F1 (%s)".formatted(Phrases.points(comparison.difference()), Phrases.between(interval));
        String pictures = Phrases.testPictures(comparison.pictures());
        String margin = Phrases.margin(limits.margin());
        return new Check(
                Rule.NOT_WORSE,
                null,
                state,
                "less than %s lost".formatted(margin),
                "%s (%s)".formatted(Phrases.points(comparison.difference()), Phrases.between(interval)),
                switch (state) {
                    case HOLDS ->
                        "Not worse on %s: %s; less than %s may be lost.".formatted(pictures, difference, margin);
                    case FAILS -> "Worse on %s: %s.".formatted(pictures, difference);
                    case UNKNOWN ->
                        "%s do not tell whether it is worse: %s, and less than %s may be lost. More test pictures would tell."
                                .formatted(pictures, difference, margin);
                });
    }

    private List<Check> gains() {
        List<Check> gains = new ArrayList<>();
        List<Asked> test = trial.shared(trial.test());
        List<Asked> judged = trial.shared(trial.judged());
        if (!test.isEmpty()) {
            gains.add(gain(Rule.BETTER_ON_TEST, "the test pictures", test));
        }
        if (!judged.isEmpty()) {
            gains.add(gain(Rule.BETTER_ON_JUDGED, "what people judged", judged));
        }
        newClasses().ifPresent(gains::add);
        return gains;
    }

    private static Check gain(Rule rule, String where, List<Asked> pictures) {
        List<Judged> first = Trial.champions(pictures);
        List<Judged> second = Trial.challengers(pictures);
        McNemar mcnemar = McNemar.of(first, second);
        String found = "%d of %d, was %d".formatted(Trial.right(second), pictures.size(), Trial.right(first));
        String figures = "%d of %d right, was %d".formatted(Trial.right(second), pictures.size(), Trial.right(first));
        boolean better = mcnemar.secondBetter() < CHANCE;
        boolean worse = mcnemar.firstBetter() < CHANCE;
        return new Check(
                rule,
                null,
                State.of(better),
                "more than chance",
                found,
                better
                        ? "Better on %s: %s. Chance alone would do as well %s."
                                .formatted(where, figures, Phrases.chance(mcnemar.secondBetter()))
                        : (worse ? "Worse on %s: %s." : "Not better on %s: %s, which is within chance.")
                                .formatted(where, figures),
                worse);
    }

    /** Of classes that the champion does not know it gets nothing right: what the challenger finds is gained. */
    private Optional<Check> newClasses() {
        List<Asked> pictures = new ArrayList<>(trial.test());
        pictures.addAll(trial.judged());
        pictures.removeIf(asked ->
                trial.champion().knows(trial.id(asked)) || !trial.challenger().knows(trial.id(asked)));
        if (pictures.isEmpty()) {
            return Optional.empty();
        }
        int right = Trial.right(Trial.challengers(pictures));
        boolean better = McNemar.of(0, right).secondBetter() < CHANCE;
        String figures = "%d of %s found".formatted(right, Phrases.pictures(pictures.size()));
        return Optional.of(new Check(
                Rule.BETTER_ON_NEW_CLASSES,
                null,
                State.of(better),
                "more than chance",
                figures,
                "%s classes that %s does not know: %s."
                        .formatted(
                                better ? "Finds" : "Hardly finds",
                                trial.champion().name(),
                                figures)));
    }
}
