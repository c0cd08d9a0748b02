package dev.hone.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final float[][] EXPECTED = {{1, 2}, {-3, 4}};

    @Test
    void measuresTheLargestDifference() {
        assertThat(Agreement.require(EXPECTED, new float[][] {{1.0001f, 2}, {-3.0005f, 4}}))
                .isCloseTo(5e-4, within(1e-6));
    }

    @Test
    void refusesAnswersThatDiffer() {
        assertThatThrownBy(() -> Agreement.require(EXPECTED, new float[][] {{1, 2}, {-3, 4.5f}}))
                .isInstanceOf(LogitsDifferException.class)
                .hasMessage("the ONNX file answers otherwise than the trained network: "
                        + "logits differ by 0.50, allowed are 0.0010");
    }

    @Test
    void refusesAnswersThatAreNoNumbers() {
        assertThatThrownBy(() -> Agreement.require(EXPECTED, new float[][] {{1, Float.NaN}, {-3, 4}}))
                .isInstanceOf(LogitsDifferException.class);
    }
}
