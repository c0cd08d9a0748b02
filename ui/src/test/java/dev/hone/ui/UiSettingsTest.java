package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UiSettingsTest {

    @Test
    void listensOnLoopbackUnlessToldOtherwise() {
        UiSettings settings = UiSettings.from(Map.of("HONE_SERVING_URL", "http://127.0.0.1:7401/"));
        assertThat(settings).isEqualTo(new UiSettings("127.0.0.1", 7400, URI.create("http://127.0.0.1:7401")));
    }

    @Test
    void namesTheVariableThatIsNotSet() {
        assertThatThrownBy(() -> UiSettings.from(Map.of())).hasMessage("unset environment variable HONE_SERVING_URL");
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThatThrownBy(() ->
                        UiSettings.from(Map.of("HONE_SERVING_URL", "http://127.0.0.1:7401", "HONE_UI_PORT", "99999")))
                .hasMessage("HONE_UI_PORT is not a port: 99999");
    }
}
