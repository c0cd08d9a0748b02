package dev.hone.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoreTest {
    @Test
    void countsRightAnswersAndTheirCrossEntropy() {
        Score score = new Score();
        float[] rows = {0, 0, (float) Math.log(3), 0};
        score.add(rows, 0, 2, 1);
        score.add(rows, 2, 2, 0);

        assertThat(score.accuracy()).isEqualTo(0.5);
        assertThat(score.loss()).isCloseTo((Math.log(2) + Math.log(4.0 / 3)) / 2, within(1e-6));
    }

    @Test
    void bearsLogitsThatWouldOverflow() {
        Score score = new Score();
        score.add(new float[] {1000, 0}, 0, 2, 1);

        assertThat(score.loss()).isCloseTo(1000, within(1e-6));
    }
}
