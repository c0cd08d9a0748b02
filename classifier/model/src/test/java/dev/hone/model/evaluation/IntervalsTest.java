package dev.hone.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.model.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalsTest {

    private static final List<ClassName> CLASSES =
            List.of(new ClassName("a", "A"), new ClassName("b", "B"), new ClassName("c", "C"));

    @Test
    void isAsWideAsTheNumberOfPicturesAllows() {
        List<Judged> answers = ComparisonTest.answers(400, 0.8, 1);
        double accuracy = Metrics.of(CLASSES, answers).accuracy();
        double half = 1.96 * Math.sqrt(accuracy * (1 - accuracy) / answers.size());

        Intervals intervals = Intervals.of(CLASSES, answers, new Bootstrap(20_000, 0.95, 1));

        assertThat(intervals.accuracy().low()).isCloseTo(accuracy - half, within(0.005));
        assertThat(intervals.accuracy().high()).isCloseTo(accuracy + half, within(0.005));
        // each answer costs 0.135 if right, and 1.235 if wrong
        double brier = Metrics.of(CLASSES, answers).brier();
        assertThat(intervals.brier().low()).isCloseTo(brier - 1.1 * half, within(0.006));
        assertThat(intervals.brier().high()).isCloseTo(brier + 1.1 * half, within(0.006));
    }

    @Test
    void holdsEveryMeasureOfTheAnswersThemselves() {
        List<Judged> answers = ComparisonTest.answers(300, 0.7, 1);
        Metrics metrics = Metrics.of(CLASSES, answers);

        Intervals intervals = Intervals.of(CLASSES, answers);

        assertThat(metrics.macroF1())
                .isBetween(intervals.macroF1().low(), intervals.macroF1().high());
        assertThat(metrics.logLoss())
                .isBetween(intervals.logLoss().low(), intervals.logLoss().high());
        assertThat(metrics.calibrationError())
                .isBetween(
                        intervals.calibrationError().low(),
                        intervals.calibrationError().high());
        assertThat(metrics.rocAuc())
                .isBetween(intervals.rocAuc().low(), intervals.rocAuc().high());
        assertThat(metrics.prAuc())
                .isBetween(intervals.prAuc().low(), intervals.prAuc().high());
        for (int i = 0; i < CLASSES.size(); i++) {
            Interval recall = intervals.classes().get(i).recall();
            assertThat(metrics.classes().get(i).recall()).isBetween(recall.low(), recall.high());
        }
    }

    @Test
    void isAsWideForTheAreaUnderTheCurveAsHanleyAndMcNeilSay() {
        Random random = new Random(3);
        List<Judged> answers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int truth = i % 2;
            float certainty = (float) (1 / (1 + Math.exp(-random.nextGaussian(truth == 0 ? -0.7 : 0.7, 1))));
            answers.add(new Judged(truth, new float[] {1 - certainty, certainty, 0}));
        }
        double area = Metrics.of(CLASSES, answers).classes().get(1).rocAuc();
        double q1 = area / (2 - area);
        double q2 = 2 * area * area / (1 + area);
        double variance = (area * (1 - area) + 199 * (q1 - area * area) + 199 * (q2 - area * area)) / 200 / 200;

        Interval interval = Intervals.of(CLASSES, answers).classes().get(1).rocAuc();

        assertThat(width(interval)).isCloseTo(2 * 1.96 * Math.sqrt(variance), within(0.01));
    }

    @Test
    void isWiderForARareClass() {
        Intervals intervals = Intervals.of(CLASSES, ComparisonTest.answers(300, 0.7, 1));

        assertThat(width(intervals.classes().get(2).recall()))
                .isGreaterThan(width(intervals.classes().get(0).recall()));
    }

    @Test
    void knowsNothingOfAClassWithoutPictures() {
        List<Judged> answers = List.of(new Judged(0, new float[] {1, 0, 0}), new Judged(1, new float[] {0, 1, 0}));

        assertThat(Intervals.of(CLASSES, answers).classes().get(2))
                .isEqualTo(new ClassIntervals("c", null, null, null, null, null));
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }
}
