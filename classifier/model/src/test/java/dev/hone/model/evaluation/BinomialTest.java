package dev.hone.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {

    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @CsvSource({"7, 0.2", "40, 0.1", "40, 0.5", "60, 0.93", "5000, 0.004", "5000, 0.3", "100000, 0.0001"})
    void drawsEachCountAsOftenAsItShould(int n, double p) {
        SplittableRandom random = new SplittableRandom(5);
        int[] drawn = new int[n + 1];
        for (int i = 0; i < DRAWS; i++) {
            drawn[Binomial.draw(random, n, p)]++;
        }
        double deviation = 0;
        int counted = 0;
        for (int k = 0; k <= n; k++) {
            double expected = DRAWS * Math.exp(Binomial.logProbability(n, k, p));
            if (expected >= 10) {
                deviation += (drawn[k] - expected) * (drawn[k] - expected) / expected;
                counted++;
            } else {
                assertThat(drawn[k]).isLessThan(60);
            }
        }
        // chi-squared: its mean is the number of counts, its variance twice that; seeded, so that it cannot flicker
        assertThat(deviation).isLessThan(counted + 4 * Math.sqrt(2.0 * counted));
    }

    @Test
    void probabilitiesAddUpToOne() {
        double sum = 0;
        for (int k = 0; k <= 3000; k++) {
            sum += Math.exp(Binomial.logProbability(3000, k, 0.37));
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void noTossesAreAlwaysAtMostNone() {
        assertThat(Binomial.fairTail(0, 0)).isEqualTo(1);
        assertThat(Binomial.fairTail(9, -1)).isZero();
        assertThat(Binomial.fairTail(3, 1)).isCloseTo(0.5, within(1e-15));
    }
}
