package dev.hone.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftReferenceTest {

    private static final List<Answer> ANSWERS = IntStream.rangeClosed(0, 100)
            .mapToObj(i -> new Answer(new float[2], new float[] {1 - i / 100f, i / 100f}, new float[] {i, 7}))
            .toList();

    @Test
    void remembersHowAnswersWereSpread() {
        DriftReference drift = DriftReference.of(ANSWERS);

        assertThat(drift.pictures()).isEqualTo(101);
        assertThat(drift.mean()).containsExactly(50.0, 7.0);
        assertThat(drift.variance()).containsExactly(850.0, 0.0);
        assertThat(drift.shares()).containsExactly(0.5049505, 0.4950495);
        assertThat(drift.confidence()).hasSize(11).isSorted();
        assertThat(drift.confidence().getFirst()).isEqualTo(0.5);
        assertThat(drift.confidence().getLast()).isEqualTo(1);
    }

    @Test
    void tellsHowUnlikeThemAPictureIs() {
        DriftReference drift = DriftReference.of(ANSWERS);

        assertThat(drift.distance(new float[] {50, 7})).isZero();
        // two standard deviations along one of two values
        assertThat(drift.distance(new float[] {(float) (50 + 2 * Math.sqrt(850)), 7}))
                .isCloseTo(2 / Math.sqrt(2), within(1e-4));
        assertThat(drift.distance(new float[] {50, 8}))
                .isGreaterThan(drift.distance().getLast());
    }

    @Test
    void remembersNothingOfNoAnswers() {
        assertThatIllegalArgumentException().isThrownBy(() -> DriftReference.of(List.of()));
    }
}
