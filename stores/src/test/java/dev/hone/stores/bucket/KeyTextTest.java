package dev.hone.stores.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"plain.png", "../../up", "..", ".", "a b+c", "100%", "細胞/α", "a*b"})
    void survivesAndStaysOnePartOfAKey(String text) {
        String escaped = KeyText.escape(text);
        assertThat(escaped).matches("[A-Za-z0-9%._-]+").isNotEqualTo("..").isNotEqualTo(".");
        assertThat(KeyText.unescape(escaped)).isEqualTo(text);
    }

    @Test
    void leavesTextAloneThatWasNotEscaped() {
        assertThat(KeyText.unescape("50%")).isEqualTo("50%");
        assertThat(KeyText.unescape("a+b")).isEqualTo("a+b");
    }
}
