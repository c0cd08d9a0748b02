package dev.hone.local.command.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class MeasuringTimeTest {
    private final MeasuringTime time = new MeasuringTime();

    @Test
    void isWrittenInSecondsOrMinutes() {
        assertThat(time.convert("30s")).isEqualTo(Duration.ofSeconds(30));
        assertThat(time.convert("2m")).isEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "0s", "PT30S", "1h", "-1s"})
    void anythingElseIsToldHowToBeWritten(String written) {
        assertThatThrownBy(() -> time.convert(written))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'%s' is no length of time: write seconds or minutes, such as 30s or 2m", written);
    }
}
