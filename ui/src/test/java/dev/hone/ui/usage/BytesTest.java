package dev.hone.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "999, 999 bytes",
        "1500, 1.5 kB",
        "25000000, 25 MB",
        "3100000000, 3.1 GB",
        "9000000000000000, 9000 TB"
    })
    void saysSizesAsPeopleDo(long bytes, String words) {
        assertThat(Bytes.text(bytes)).isEqualTo(words.replace(' ', '\u00a0'));
    }
}
