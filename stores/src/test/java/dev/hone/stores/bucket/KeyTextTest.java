package dev.hone.stores.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyTextTest {
    private static final int LONGEST = 200;
    private static final List<String> HOSTILE = List.of(
            "",
            "plain.png",
            "../../up",
            "..",
            ".",
            "...",
            "../",
            "/",
            "//",
            "\\..\\",
            "\u0000",
            "a\u0000b",
            "a b+c",
            "100%",
            "%",
            "%2e%2e/",
            "~",
            "a\nb\r\n",
            "細胞/α",
            "صورة",
            "👩‍🔬",
            "a*b?<>|:\"");

    static Stream<String> texts() {
        Random random = new Random(7);
        return Stream.concat(HOSTILE.stream(), IntStream.range(0, 500).mapToObj(i -> text(random)));
    }

    private static String text(Random random) {
        int[] characters = random.ints(random.nextInt(20), 0, 0x1_0000)
                .map(c -> random.nextInt(3) == 0 ? "./%~\\\u0000".charAt(c % 6) : c)
                .filter(c -> !Character.isSurrogate((char) c))
                .toArray();
        return new String(characters, 0, characters.length);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void survivesAndStaysOnePartOfAKey(String text) {
        String escaped = KeyText.escape(text);

        assertThat(escaped)
                .matches("[A-Za-z0-9%._~-]+")
                .hasSizeLessThanOrEqualTo(LONGEST)
                .isNotEqualTo("..")
                .isNotEqualTo(".");
        assertThat(KeyText.unescape(escaped)).isEqualTo(text);
    }

    @Test
    void aVeryLongNameKeepsItsBeginningAndStaysDifferentFromOthers() {
        String alike = "細胞🔬".repeat(1000);
        String one = KeyText.escape(alike + "1");
        String two = KeyText.escape(alike + "2");

        assertThat(one)
                .hasSizeBetween(LONGEST - 12, LONGEST)
                .matches("[A-Z0-9%]+~[0-9a-f]{16}")
                .isNotEqualTo(two);
        assertThat(alike).startsWith(KeyText.unescape(one.substring(0, one.indexOf('~'))));
    }

    @Test
    void aVeryLongMetadataValueKeepsItsBeginning() {
        String escaped = KeyText.escapeMetadata("ß".repeat(5000));

        assertThat(escaped.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(800);
        assertThat(KeyText.unescape(escaped)).matches("ß+…");
        assertThat(KeyText.escapeMetadata("short")).isEqualTo("short");
    }

    @Test
    void leavesTextAloneThatWasNotEscaped() {
        assertThat(KeyText.unescape("50%")).isEqualTo("50%");
        assertThat(KeyText.unescape("a+b")).isEqualTo("a+b");
    }
}
