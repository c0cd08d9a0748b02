package dev.hone.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private final Schedule schedule = new Schedule(0.01f, 200);

    @Test
    void risesToThePeakInTheFirstTwentiethOfTheSteps() {
        assertThat(schedule.getNewValue(1)).isCloseTo(0.001f, within(1e-6f));
        assertThat(schedule.getNewValue(5)).isCloseTo(0.005f, within(1e-6f));
        assertThat(schedule.getNewValue(10)).isCloseTo(0.01f, within(1e-6f));
    }

    @Test
    void fallsAlongACosineToAlmostNothing() {
        assertThat(schedule.getNewValue(105)).isCloseTo(0.00505f, within(1e-5f));
        assertThat(schedule.getNewValue(200)).isCloseTo(0.0001f, within(1e-6f));
    }

    @Test
    void survivesATrainingOfOneStep() {
        assertThat(new Schedule(0.01f, 1).getNewValue(1)).isCloseTo(0.01f, within(1e-6f));
    }
}
