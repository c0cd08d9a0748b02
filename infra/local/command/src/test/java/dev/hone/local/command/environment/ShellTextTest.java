package dev.hone.local.command.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"plain", "two words", "it's", "$HOME `id` \\ \"x\"", "", "a\nb"})
    void aShellReadsBackWhatWasWritten(String value) throws Exception {
        String script = ShellText.exports(Map.of("NAME", value)) + "\nprintf '%s' \"$NAME\"";
        Process shell = new ProcessBuilder("sh", "-c", script).start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(value);
    }
}
