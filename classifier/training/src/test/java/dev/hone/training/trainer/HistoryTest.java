package dev.hone.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryTest {
    @Test
    void keepsTheFirstOfTheBestEpochs() {
        assertThat(Losses.of(3, 1, 2, 1).best().epoch()).isEqualTo(2);
    }

    @Test
    void losesPatienceWhenTheLossHasNotFallenForSoManyEpochs() {
        assertThat(Losses.of(3, 1, 2, 1).outOf(3)).isFalse();
        assertThat(Losses.of(3, 1, 2, 1, 1.5).outOf(3)).isTrue();
        assertThat(Losses.of(3, 1, 2, 1, 0.5).outOf(3)).isFalse();
    }

    @Test
    void neverLosesAPatienceOfZero() {
        assertThat(Losses.of(1, 2, 3, 4, 5, 6).outOf(0)).isFalse();
        assertThat(Losses.of().outOf(1)).isFalse();
    }
}
