package dev.hone.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.hone.model.ClassName;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final List<ClassName> CLASSES = List.of(
            new ClassName("a", "A"), new ClassName("b", "B"), new ClassName("c", "C"), new ClassName("never", "Never"));

    @Test
    void measuresWhatOneComputesByHand() {
        Metrics metrics = Metrics.of(
                CLASSES,
                List.of(
                        answered(0, 0.7f, 0.1f, 0.2f, 0),
                        answered(0, 0.2f, 0.5f, 0.3f, 0),
                        answered(1, 0.2f, 0.6f, 0.2f, 0),
                        answered(1, 0.1f, 0.8f, 0.1f, 0),
                        answered(2, 0.5f, 0.25f, 0.25f, 0)));

        assertThat(metrics.pictures()).isEqualTo(5);
        assertThat(metrics.accuracy()).isEqualTo(0.6);
        assertThat(metrics.confusion())
                .isDeepEqualTo(new int[][] {{1, 1, 0, 0}, {0, 2, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, 0}});
        // of six pairs with a picture of "a" and another, 0.7 wins all three, 0.2 wins one and ties one
        assertThat(metrics.classes().get(0)).isEqualTo(new ClassMetrics("a", 2, 0.5, 0.5, 0.5, 4.5 / 6, 0.75));
        assertThat(metrics.classes().get(1)).isEqualTo(new ClassMetrics("b", 2, 1, 2 / 3.0, 0.8, 1.0, 1.0));
        assertThat(metrics.classes().get(2).f1()).isZero();
        assertThat(metrics.macroF1()).isCloseTo((0.5 + 0.8 + 0) / 3, within(1e-12));
        assertThat(metrics.logLoss()).isCloseTo(-Math.log(0.7 * 0.2 * 0.6 * 0.8 * 0.25) / 5, within(1e-6));
    }

    @Test
    void leavesClassesWithoutPicturesOutOfTheMeans() {
        Metrics metrics = Metrics.of(CLASSES, List.of(answered(0, 1, 0, 0, 0), answered(1, 0, 1, 0, 0)));

        assertThat(metrics.macroF1()).isEqualTo(1);
        assertThat(metrics.rocAuc()).isEqualTo(1);
        assertThat(metrics.classes().get(3)).isEqualTo(new ClassMetrics("never", 0, 0, 0, 0, null, null));
    }

    @Test
    void knowsNoRankingWhereAllPicturesAreOfOneClass() {
        Metrics metrics = Metrics.of(CLASSES, List.of(answered(0, 1, 0, 0, 0)));

        assertThat(metrics.rocAuc()).isNull();
        assertThat(metrics.prAuc()).isEqualTo(1);
    }

    @Test
    void staysFiniteWhenTheTruthWasThoughtImpossible() {
        assertThat(Metrics.of(CLASSES, List.of(answered(1, 1, 0, 0, 0))).logLoss())
                .isCloseTo(52 * Math.log(2), within(1e-9));
    }

    @Test
    void hasNothingToSayAboutNoAnswers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.of(CLASSES, List.of()))
                .withMessage("there are no answers to measure");
    }

    private static Judged answered(int label, float... probabilities) {
        return new Judged(label, probabilities);
    }
}
