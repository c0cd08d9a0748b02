package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.ui.serving.ServingKey;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UiSettingsTest {

    @Test
    void listensOnLoopbackUnlessToldOtherwise() {
        UiSettings settings =
                UiSettings.from(Map.of("HONE_SERVING_URL", "http://127.0.0.1:7401/", "HONE_SERVING_KEY", "key"));
        assertThat(settings)
                .isEqualTo(
                        new UiSettings("127.0.0.1", 7400, URI.create("http://127.0.0.1:7401"), new ServingKey("key")));
    }

    @Test
    void namesTheVariableThatIsNotSet() {
        assertThatThrownBy(() -> UiSettings.from(Map.of())).hasMessage("unset environment variable HONE_SERVING_URL");
        assertThatThrownBy(() -> UiSettings.from(Map.of("HONE_SERVING_URL", "http://127.0.0.1:7401")))
                .hasMessage("unset environment variable HONE_SERVING_KEY");
    }

    @Test
    void showsNoSecret() {
        assertThat(UiSettings.from(Map.of("HONE_SERVING_URL", "http://127.0.0.1:1", "HONE_SERVING_KEY", "very-secret"))
                        .toString())
                .doesNotContain("very-secret");
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThatThrownBy(() ->
                        UiSettings.from(Map.of("HONE_SERVING_URL", "http://127.0.0.1:7401", "HONE_UI_PORT", "99999")))
                .hasMessage("HONE_UI_PORT is not a port: 99999");
    }
}
