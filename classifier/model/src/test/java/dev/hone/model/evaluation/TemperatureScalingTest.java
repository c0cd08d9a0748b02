package dev.hone.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.model.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TemperatureScalingTest {

    @Test
    void findsByHowMuchLogitsWereBlownUp() {
        SplittableRandom random = new SplittableRandom(1);
        List<float[]> logits = new ArrayList<>();
        int[] labels = new int[20_000];
        for (int i = 0; i < labels.length; i++) {
            double logit = random.nextDouble(-3, 3);
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
            logits.add(new float[] {0, (float) (4 * logit)});
        }

        assertThat(TemperatureScaling.fit(logits, labels).temperature()).isCloseTo(4, within(0.1));
    }

    @Test
    void leavesLogitsAsTheyAreWhereAllAnswersAreRight() {
        List<float[]> logits = List.of(new float[] {2, 1}, new float[] {0, 3});

        assertThat(TemperatureScaling.fit(logits, new int[] {0, 1})).isEqualTo(new Calibration(1, 2));
        assertThat(TemperatureScaling.fit(List.of(), new int[0])).isEqualTo(Calibration.NONE);
    }

    @Test
    void staysFiniteWhereAllAnswersAreWrong() {
        List<float[]> logits = List.of(new float[] {200, -100}, new float[] {0, 300});

        assertThat(TemperatureScaling.fit(logits, new int[] {1, 0}).temperature())
                .isCloseTo(100, within(1e-6));
    }

    @Test
    void changesNoAnswer() {
        float[] probabilities = new Calibration(3, 1).probabilities(new float[] {1, 4, -2});

        assertThat(probabilities).containsExactly(new float[] {0.24473f, 0.66525f, 0.09003f}, within(1e-4f));
    }
}
