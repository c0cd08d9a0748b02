package dev.hone.serving.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer key", "bearer key", "BEARER   key", " Bearer key "})
    void isWhatTheBearerBrings(String header) {
        assertThat(GivenKey.in(header)).contains("key");
    }

    @Test
    void isThePasswordOfAnybody() {
        assertThat(GivenKey.in(basic("ann:key"))).contains("key");
        assertThat(GivenKey.in(basic(":key"))).contains("key");
        assertThat(GivenKey.in(basic("ann:"))).contains("");
    }

    @Test
    void isNothingThatOpensWhereThePairCannotBeRead() {
        assertThat(GivenKey.in("Basic ???")).contains("");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer ", "key", "Digest username=\"ann\""})
    void isMissingWhereNoneIsBrought(String header) {
        assertThat(GivenKey.in(header)).isEmpty();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
