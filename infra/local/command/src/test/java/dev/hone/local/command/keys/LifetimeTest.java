package dev.hone.local.command.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class LifetimeTest {

    @ParameterizedTest
    @CsvSource({"1h, PT1H", "90d, P90D", "4w, P28D", "9999w, P69993D"})
    void isWrittenInHoursDaysOrWeeks(String written, Duration meant) {
        assertThat(new Lifetime().convert(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "90", "d", "0d", "-1d", "1.5d", "90 d", "90D", "99999d", "5y", "5m"})
    void isNothingElse(String written) {
        assertThatThrownBy(() -> new Lifetime().convert(written))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'%s' is no length of time: write hours, days or weeks, such as 12h, 90d or 4w", written);
    }
}
