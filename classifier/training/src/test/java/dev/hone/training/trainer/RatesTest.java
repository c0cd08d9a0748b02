package dev.hone.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.model.settings.ScheduleKind;
import dev.hone.model.settings.ScheduleSettings;
import org.junit.jupiter.api.Test;

class RatesTest {
    private final Rates cosine = new Rates(ScheduleSettings.DEFAULT, 0.01, 200);
    private final Rates plateau = new Rates(new ScheduleSettings(ScheduleKind.PLATEAU, 0.05, 0.5, 2), 0.01, 200);

    @Test
    void risesToThePeakInTheFirstTwentiethOfTheSteps() {
        assertThat(cosine.at(1, History.EMPTY)).isCloseTo(0.001, within(1e-9));
        assertThat(cosine.at(5, History.EMPTY)).isCloseTo(0.005, within(1e-9));
        assertThat(cosine.at(10, History.EMPTY)).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void fallsAlongACosineToAlmostNothing() {
        assertThat(cosine.at(105, History.EMPTY)).isCloseTo(0.00505, within(1e-9));
        assertThat(cosine.at(200, History.EMPTY)).isCloseTo(0.0001, within(1e-9));
    }

    @Test
    void survivesATrainingOfOneStep() {
        assertThat(new Rates(ScheduleSettings.DEFAULT, 0.01, 1).at(1, History.EMPTY))
                .isEqualTo(0.01);
    }

    @Test
    void fallsByTheFactorWhereverTheLossStoppedFalling() {
        assertThat(plateau.at(5, Losses.of())).isCloseTo(0.005, within(1e-9));
        assertThat(plateau.at(50, Losses.of(3, 2, 1))).isEqualTo(0.01);
        assertThat(plateau.at(50, Losses.of(3, 2, 2.5, 2))).isEqualTo(0.005);
        assertThat(plateau.at(50, Losses.of(3, 2, 2.5, 2, 1.5, 1.6))).isEqualTo(0.005);
        assertThat(plateau.at(50, Losses.of(3, 2, 2.5, 2, 2.1, 2.2))).isEqualTo(0.0025);
    }
}
