package dev.hone.model.gate;

import static dev.hone.model.gate.RecordedLogits.GOOD;
import static dev.hone.model.gate.RecordedLogits.IDS;
import static dev.hone.model.gate.RecordedLogits.PICTURES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.model.evaluation.ClassDifference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final double BETTER = GOOD + 0.35;
    private static final double WORSE = GOOD - 0.35;

    @Test
    void promotesABetterChallenger() {
        Decision decision = decide(RecordedLogits.of(1, PICTURES).challenger(BETTER));

        assertThat(decision.outcome()).isEqualTo(Outcome.PROMOTE);
        assertThat(codes(decision)).containsExactly("better_on_test", "not_worse");
        assertThat(decision.reasons().getFirst().words()).startsWith("Better on the test pictures: ");
        assertThat(decision.comparison().interval().low()).isPositive();
    }

    @Test
    void refusesAWorseChallenger() {
        Decision decision = decide(RecordedLogits.of(1, PICTURES).challenger(WORSE));

        assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(decision.reasons().getFirst().code()).isEqualTo("not_worse");
        assertThat(decision.reasons().getFirst().words()).startsWith("Worse on 2000 test pictures: \u2212");
    }

    @Test
    void refusesAChallengerThatIsBetterButForOneClass() {
        Decision decision =
                decide(RecordedLogits.of(1, PICTURES).challenger(GOOD + 0.7).except("eosinophil", GOOD - 0.75));

        ClassDifference fallen = decision.comparison().classes().get(3);
        assertThat(fallen.recall()).isBetween(-0.11, -0.09);
        assertThat(decision.comparison().difference()).isPositive();
        assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(codes(decision)).containsExactly("class_not_worse", "better_on_test");
        Reason reason = decision.reasons().getFirst();
        assertThat(reason.about()).isEqualTo("eosinophil");
        assertThat(reason.words()).startsWith("Worse on Eosinophil: ");
    }

    @Test
    void keepsTheChampionOnATie() {
        Decision equal = decide(RecordedLogits.of(1, PICTURES));
        assertThat(equal.outcome()).isEqualTo(Outcome.KEEP_CHAMPION);
        assertThat(codes(equal)).containsExactly("better_on_test", "not_worse");
        assertThat(equal.reasons().getFirst().state()).isEqualTo(State.FAILS);

        Trial trial = RecordedLogits.of(1, PICTURES).judged(100).trial();
        Decision same = Decision.of(sameAnswers(trial), Limits.USUAL);
        assertThat(same.outcome()).isEqualTo(Outcome.KEEP_CHAMPION);
        assertThat(same.test().gained() + same.test().lost()).isZero();
    }

    @Test
    void cannotTellOnTwentyPictures() {
        for (double strength : List.of(WORSE, GOOD, BETTER, 10 * GOOD)) {
            Decision decision =
                    decide(RecordedLogits.of(1, 20).challenger(strength).judged(30));
            assertThat(decision.outcome()).isEqualTo(Outcome.INSUFFICIENT_EVIDENCE);
            assertThat(decision.reasons().getFirst().code()).isEqualTo("test_pictures");
            assertThat(decision.reasons().getFirst().words()).contains("Only 20 test pictures", "72 are needed");
        }
    }

    @Test
    void fewPicturesAreEnoughForAChallengerThatIsFarBetter() {
        Limits strict = new Limits(0.02, null, null, 0.5, null, null, null, Map.of(), Map.of());

        assertThat(Decision.of(RecordedLogits.of(1, 150).challenger(10 * GOOD).trial(), strict)
                        .outcome())
                .isEqualTo(Outcome.PROMOTE);
        assertThat(Decision.of(RecordedLogits.of(1, 150).trial(), strict).outcome())
                .isEqualTo(Outcome.INSUFFICIENT_EVIDENCE);
    }

    @Test
    void cannotTellWhereTheIntervalReachesBeyondTheMargin() {
        Decision decision = decide(RecordedLogits.of(1, 100));

        assertThat(decision.comparison().interval().low()).isLessThan(-0.05);
        assertThat(decision.comparison().interval().high()).isPositive();
        assertThat(decision.outcome()).isEqualTo(Outcome.INSUFFICIENT_EVIDENCE);
        assertThat(codes(decision)).containsExactly("not_worse");
    }

    @Test
    void promotesWhatIsBetterOnWhatPeopleJudgedAndNotWorseElsewhere() {
        Trial trial = RecordedLogits.of(1, PICTURES).judged(30).trial(DecisionTest::seenAnew);
        Decision decision = Decision.of(trial, Limits.USUAL);

        assertThat(decision.outcome()).isEqualTo(Outcome.PROMOTE);
        assertThat(codes(decision)).containsExactly("better_on_judged", "not_worse");
        assertThat(decision.reasons().getFirst().words())
                .startsWith("Better on what people judged: 30 of 30 right, was 15. Chance alone");
    }

    @Test
    void letsAFirstModelThroughThatKeepsTheLimits() {
        Decision decision = Decision.of(RecordedLogits.of(1, PICTURES).firstTrial(), floor(0.8));

        assertThat(decision.outcome()).isEqualTo(Outcome.FIRST_MODEL);
        assertThat(codes(decision)).containsExactly("first_model");
        assertThat(decision.reasons().getFirst().words())
                .matches("v13 is the first version: \\d\\d\\.\\d.% of 2000 test pictures are answered right.");
    }

    @Test
    void refusesAFirstModelBelowTheFloor() {
        Decision decision = Decision.of(RecordedLogits.of(1, PICTURES).firstTrial(), floor(0.95));

        assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(codes(decision)).containsExactly("accuracy");
        assertThat(decision.reasons().getFirst().words()).contains("this project asks for at least 95\u00a0%");
    }

    @Test
    void holdsEveryLimitAgainstTheChallenger() {
        Limits limits = new Limits(
                0.05, 0.99, 0.5, 0.5, 0.001, Duration.ofMillis(5), 3_000_000L, Map.of("monocyte", 0.99), Map.of());
        Decision decision =
                Decision.of(RecordedLogits.of(1, PICTURES).challenger(BETTER).trial(), limits);

        assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(codes(decision))
                .containsExactly("accuracy", "recall", "calibration_error", "latency", "size", "better_on_test");
        assertThat(decision.reasons().get(1).about()).isEqualTo("monocyte");
        assertThat(decision.reasons().get(3).words())
                .isEqualTo("95 of 100 answers take 5.1\u00a0ms or less; this project asks for at most 5.0\u00a0ms.");
    }

    @Test
    void cannotTellWithoutTestPictures() {
        assertThat(Decision.of(RecordedLogits.of(1, 0).firstTrial(), floor(0.8)).outcome())
                .isEqualTo(Outcome.INSUFFICIENT_EVIDENCE);
        assertThat(decide(RecordedLogits.of(1, 0)).outcome()).isEqualTo(Outcome.INSUFFICIENT_EVIDENCE);
    }

    @Test
    void judgesANewClassByTheFloorAndComparesTheOthers() {
        List<String> four = IDS.subList(0, 4);
        Decision found = decide(RecordedLogits.of(1, PICTURES).championKnows(four));
        assertThat(found.comparison().pictures()).isEqualTo(1600);
        assertThat(found.outcome()).isEqualTo(Outcome.PROMOTE);
        assertThat(codes(found)).containsExactly("better_on_new_classes", "not_worse", "new_class");

        Decision missed =
                decide(RecordedLogits.of(1, PICTURES).championKnows(four).except("basophil", 0.3));
        assertThat(missed.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(missed.reasons().getFirst().about()).isEqualTo("basophil");
        assertThat(codes(missed)).startsWith("new_class");
    }

    @Test
    void refusesAChallengerThatForgotAClass() {
        Decision decision =
                decide(RecordedLogits.of(1, PICTURES).challenger(BETTER).challengerKnows(IDS.subList(0, 4)));

        assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(decision.reasons().getFirst().words())
                .isEqualTo("v13 does not know Basophil, which 400 test pictures are of.");
    }

    @Test
    void promotesFewOfManyPairsThatAreEquallyGood() {
        int promoted = 0;
        for (int pair = 0; pair < 200; pair++) {
            if (decide(RecordedLogits.of(1000 + pair, PICTURES).judged(300)).outcome() == Outcome.PROMOTE) {
                promoted++;
            }
        }
        assertThat(promoted).isLessThanOrEqualTo(10);
    }

    @Test
    void decidesTheSameFromTheSameFile() {
        Trial trial = RecordedLogits.of(3, 300).challenger(BETTER).judged(30).trial();
        Trial read = TrialJson.read(TrialJson.bytes(trial));

        assertThat(Decision.of(read, Limits.USUAL).reasons())
                .isEqualTo(Decision.of(trial, Limits.USUAL).reasons());
    }

    private static Decision decide(RecordedLogits logits) {
        return Decision.of(logits.trial(), Limits.USUAL);
    }

    private static List<String> codes(Decision decision) {
        return decision.reasons().stream().map(Reason::code).toList();
    }

    private static Limits floor(double accuracy) {
        return new Limits(0.05, accuracy, null, 0.5, null, null, null, Map.of(), Map.of());
    }

    private static Trial sameAnswers(Trial trial) {
        return new Trial(
                trial.format(),
                trial.project(),
                trial.manifest(),
                trial.classes(),
                trial.challenger(),
                trial.champion(),
                trial.test().stream().map(DecisionTest::same).toList(),
                trial.judged().stream().map(DecisionTest::same).toList());
    }

    private static Asked same(Asked asked) {
        return new Asked(asked.picture(), asked.truth(), asked.champion(), asked.champion());
    }

    /** All of them right by the challenger; every other one taken for another class by the champion. */
    private static List<Asked> seenAnew(List<Asked> judged) {
        List<Asked> made = new ArrayList<>();
        for (Asked asked : judged) {
            made.add(new Asked(
                    asked.picture(),
                    asked.truth(),
                    sure(asked.truth()),
                    sure(made.size() % 2 == 0 ? asked.truth() : (asked.truth() + 1) % IDS.size())));
        }
        return made;
    }

    private static float[] sure(int index) {
        float[] probabilities = new float[IDS.size()];
        probabilities[index] = 1;
        return probabilities;
    }
}
