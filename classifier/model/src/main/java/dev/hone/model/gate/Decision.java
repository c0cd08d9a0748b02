package dev.hone.model.gate;

import dev.hone.model.evaluation.Comparison;
import dev.hone.model.evaluation.Judged;
import dev.hone.model.evaluation.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the gate says of a challenger, and why: a function of the evidence and the project's limits, and of nothing else.
 *
 * @param reasons the one that decided it first
 * @param checks all rules, and how they stand
 * @param challenger how it does on the test pictures; null without any
 * @param champion likewise, on those whose class it knows; null where nothing is in production
 * @param comparison the champion as the first, the challenger as the second; null where there is nothing to compare
 * @param test the test pictures that changed sides; null where nothing is in production
 * @param judged likewise those that people judged
 */
public record Decision(
        Outcome outcome,
        List<Reason> reasons,
        List<Check> checks,
        Metrics challenger,
        Metrics champion,
        Comparison comparison,
        Sides test,
        Sides judged) {

    public Decision {
        reasons = List.copyOf(reasons);
        checks = List.copyOf(checks);
    }

    public static Decision of(Trial trial, Limits limits) {
        Metrics challenger = metrics(trial, Trial.challengers(trial.test()));
        List<Check> checks = new ArrayList<>(LimitChecks.of(trial, limits, challenger));
        if (trial.champion() == null) {
            if (challenger == null) {
                checks.add(nothingToMeasureWith());
            }
            return new Decision(trial, checks, challenger, null, null);
        }
        List<Asked> shared = trial.shared(trial.test());
        Comparison comparison = shared.isEmpty()
                ? null
                : Comparison.of(trial.classes(), Trial.champions(shared), Trial.challengers(shared));
        checks.addAll(ComparisonChecks.of(trial, limits, comparison));
        checks.addAll(ClassChecks.of(trial, limits));
        return new Decision(trial, checks, challenger, metrics(trial, Trial.champions(shared)), comparison);
    }

    private Decision(Trial trial, List<Check> checks, Metrics challenger, Metrics champion, Comparison comparison) {
        this(
                outcome(checks, trial.champion() == null),
                reasons(trial, checks, challenger),
                checks,
                challenger,
                champion,
                comparison,
                trial.champion() == null ? null : Sides.of(trial, trial.test()),
                trial.champion() == null ? null : Sides.of(trial, trial.judged()));
    }

    private static Metrics metrics(Trial trial, List<Judged> answers) {
        return answers.isEmpty() ? null : Metrics.of(trial.classes(), answers);
    }

    private static Check nothingToMeasureWith() {
        return new Check(
                Rule.TEST_PICTURES,
                null,
                State.UNKNOWN,
                "at least 1",
                "0",
                "There are no test pictures to measure it with: about every fifth picture that is imported becomes one.");
    }

    private static Outcome outcome(List<Check> checks, boolean first) {
        if (required(checks, State.FAILS).findAny().isPresent()) {
            return Outcome.REFUSED;
        } else if (required(checks, State.UNKNOWN).findAny().isPresent()) {
            return Outcome.INSUFFICIENT_EVIDENCE;
        } else if (first) {
            return Outcome.FIRST_MODEL;
        }
        return gains(checks, State.HOLDS).findAny().isPresent() ? Outcome.PROMOTE : Outcome.KEEP_CHAMPION;
    }

    private static List<Reason> reasons(Trial trial, List<Check> checks, Metrics challenger) {
        List<Reason> reasons = new ArrayList<>();
        Stream<Check> told = switch (outcome(checks, trial.champion() == null)) {
            case REFUSED -> Stream.concat(required(checks, State.FAILS), gains(checks, State.HOLDS));
            case INSUFFICIENT_EVIDENCE -> Stream.concat(required(checks, State.UNKNOWN), gains(checks, State.HOLDS));
            case FIRST_MODEL -> {
                reasons.add(first(trial, challenger));
                yield required(checks, State.HOLDS).filter(check -> check.rule() != Rule.ACCURACY);
            }
            case PROMOTE -> Stream.concat(gains(checks, State.HOLDS), others(checks, State.HOLDS));
            case KEEP_CHAMPION -> Stream.concat(gains(checks, State.FAILS), others(checks, State.FAILS));
        };
        told.map(Reason::of).forEach(reasons::add);
        return reasons;
    }

    private static Reason first(Trial trial, Metrics metrics) {
        return new Reason(
                "first_model",
                null,
                null,
                "%s is the first version: %s of %s are answered right."
                        .formatted(
                                trial.challenger().name(),
                                Phrases.percent(metrics.accuracy(), metrics.pictures()),
                                Phrases.testPictures(metrics.pictures())));
    }

    /** What else must be known, besides the gains of this state. */
    private static Stream<Check> others(List<Check> checks, State told) {
        return checks.stream()
                .filter(check -> !(check.rule().isGain() && check.state() == told))
                .filter(check -> check.remark() || check.rule() == Rule.NOT_WORSE || check.rule() == Rule.NEW_CLASS);
    }

    private static Stream<Check> required(List<Check> checks, State state) {
        return checks.stream().filter(check -> !check.rule().isGain() && check.state() == state);
    }

    private static Stream<Check> gains(List<Check> checks, State state) {
        return checks.stream().filter(check -> check.rule().isGain() && check.state() == state);
    }
}
