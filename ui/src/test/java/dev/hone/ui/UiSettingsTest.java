package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.ui.admin.Setting;
import dev.hone.ui.admin.SettingsInForce;
import dev.hone.ui.serving.ServingKey;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UiSettingsTest {
    private static final Map<String, String> NEEDED = Map.of(
            "HONE_SERVING_URL", "http://127.0.0.1:7401/",
            "HONE_SERVING_KEY", "very-secret",
            "HONE_WEB_PASSWORD", "very-secret",
            "HONE_S3_ENDPOINT", "http://127.0.0.1:7404",
            "HONE_S3_BUCKET", "hone",
            "HONE_S3_ACCESS_KEY", "access",
            "HONE_S3_SECRET_KEY", "very-secret",
            "HONE_MLFLOW_URL", "http://127.0.0.1:7403",
            "HONE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:7405/hone");

    private static final Map<String, String> LEDGER_AND_KESTRA = Map.of(
            "HONE_DATABASE_USER", "hone",
            "HONE_DATABASE_PASSWORD", "very-secret",
            "HONE_SIGNING_KEY", "very-secret",
            "HONE_KESTRA_URL", "http://127.0.0.1:7402/",
            "HONE_KESTRA_USER", "hone@localhost.local",
            "HONE_KESTRA_PASSWORD", "very-secret");

    @Test
    void listensOnLoopbackUnlessToldOtherwise() {
        UiSettings settings = UiSettings.from(environment());

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(7400);
        assertThat(settings.serving()).isEqualTo(URI.create("http://127.0.0.1:7401"));
        assertThat(settings.kestra().address()).isEqualTo(URI.create("http://127.0.0.1:7402"));
        assertThat(settings.key()).isEqualTo(new ServingKey("very-secret"));
        assertThat(settings.first().name()).isEqualTo("admin");
    }

    @Test
    void namesTheVariableThatIsNotSet() {
        for (String name : environment().keySet()) {
            Map<String, String> without = environment();
            without.remove(name);
            assertThatThrownBy(() -> UiSettings.from(without)).hasMessage("unset environment variable " + name);
        }
    }

    @Test
    void showsNoSecret() {
        assertThat(UiSettings.from(environment()).toString()).doesNotContain("very-secret");
    }

    @Test
    void tellsPeopleEverySettingAndNoSecret() {
        Map<String, String> environment = environment();
        environment.put("HONE_MLFLOW_USER", "mona");
        environment.put("HONE_MLFLOW_PASSWORD", "very-secret");

        SettingsInForce shown = UiSettings.from(environment).inForce();

        assertThat(shown.all()).extracting(Setting::variable).containsAll(environment.keySet());
        assertThat(shown.toString()).doesNotContain("very-secret");
        assertThat(shown.value("HONE_MLFLOW_USER")).isEqualTo("mona");
        assertThat(shown.value("HONE_UI_PORT")).isEqualTo("7400");
    }

    @Test
    void refusesAPortThatIsNone() {
        Map<String, String> environment = environment();
        environment.put("HONE_UI_PORT", "99999");
        assertThatThrownBy(() -> UiSettings.from(environment)).hasMessage("HONE_UI_PORT is not a port: 99999");
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(NEEDED);
        environment.putAll(LEDGER_AND_KESTRA);
        return environment;
    }
}
