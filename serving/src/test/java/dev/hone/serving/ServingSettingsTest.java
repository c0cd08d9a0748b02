package dev.hone.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.connections.Connections;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServingSettingsTest {
    private final Map<String, String> environment = new HashMap<>();

    ServingSettingsTest() {
        Connections.NAMES.forEach(name -> environment.put(name, "http://127.0.0.1:1"));
        environment.put("HONE_CACHE", "/somewhere");
    }

    @Test
    void listensOnLoopbackUnlessToldOtherwise() {
        ServingSettings settings = ServingSettings.from(environment);
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(7401);
        assertThat(settings.cache()).isEqualTo(Path.of("/somewhere"));
    }

    @Test
    void namesTheVariableThatIsNotSet() {
        environment.remove("HONE_SIGNING_KEY");
        assertThatThrownBy(() -> ServingSettings.from(environment))
                .hasMessage("unset environment variable HONE_SIGNING_KEY");
    }

    @Test
    void refusesAPortThatIsNone() {
        environment.put("HONE_SERVING_PORT", "seven");
        assertThatThrownBy(() -> ServingSettings.from(environment))
                .hasMessage("HONE_SERVING_PORT is not a port: seven");
    }

    @Test
    void keepsATenthOfTheEmbeddingsUnlessToldOtherwise() {
        assertThat(ServingSettings.from(environment).embeddings()).isEqualTo(0.1);
        environment.put("HONE_EMBEDDING_SHARE", "0.25");
        assertThat(ServingSettings.from(environment).embeddings()).isEqualTo(0.25);
        environment.put("HONE_EMBEDDING_SHARE", "1.5");
        assertThatThrownBy(() -> ServingSettings.from(environment))
                .hasMessage("HONE_EMBEDDING_SHARE is no number from 0 to 1: 1.5");
    }

    @Test
    void waitsTwoSecondsUnlessToldOtherwise() {
        assertThat(ServingSettings.from(environment).longestWait()).isEqualTo(Duration.ofSeconds(2));
        environment.put("HONE_LONGEST_WAIT", "PT0.5S");
        assertThat(ServingSettings.from(environment).longestWait()).isEqualTo(Duration.ofMillis(500));
        environment.put("HONE_LONGEST_WAIT", "2s");
        assertThatThrownBy(() -> ServingSettings.from(environment))
                .hasMessage("HONE_LONGEST_WAIT is no duration such as PT2S: 2s");
        environment.put("HONE_LONGEST_WAIT", "PT0S");
        assertThatThrownBy(() -> ServingSettings.from(environment))
                .hasMessage("HONE_LONGEST_WAIT is not above 0: PT0S");
    }

    @Test
    void letsNoWebSiteCallUnlessToldOtherwise() {
        assertThat(ServingSettings.from(environment).callers().origins()).isEmpty();
        environment.put("HONE_CORS_ORIGINS", "https://lab.example, http://localhost:8080");
        assertThat(ServingSettings.from(environment).callers().origins())
                .containsExactly("https://lab.example", "http://localhost:8080");
        environment.put("HONE_CORS_ORIGINS", "*");
        assertThatThrownBy(() -> ServingSettings.from(environment)).hasMessageContaining("not *");
    }

    @Test
    void limitsHowOftenAKeyAsks() {
        assertThat(ServingSettings.from(environment).callers().requestsASecond())
                .isEqualTo(500);
        environment.put("HONE_RATE_LIMIT", "0");
        assertThat(ServingSettings.from(environment).callers().requestsASecond())
                .isZero();
        environment.put("HONE_RATE_LIMIT", "many");
        assertThatThrownBy(() -> ServingSettings.from(environment)).hasMessageContaining("0 for any: many");
    }

    @Test
    void showsNoSecret() {
        environment.put("HONE_SIGNING_KEY", "very-secret");
        assertThat(ServingSettings.from(environment).toString()).doesNotContain("very-secret");
    }
}
