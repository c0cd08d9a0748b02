package dev.hone.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void listensOnLoopbackUnlessToldOtherwise() {
        EngineSettings settings = EngineSettings.from(environment());

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(7402);
        assertThat(settings.plugins()).isEmpty();
        assertThat(settings.login()).isEmpty();
    }

    @Test
    void namesTheVariableThatIsUnset() {
        assertThatThrownBy(() -> EngineSettings.from(Map.of()))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessage("unset environment variable HONE_KESTRA_HOME");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Path missing = folder.resolve("none");
        assertThatThrownBy(() -> EngineSettings.from(environment("HONE_PLUGINS", missing.toString())))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessage("HONE_PLUGINS is no folder: " + missing);
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThatThrownBy(() -> EngineSettings.from(environment("HONE_KESTRA_PORT", "70000")))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessage("HONE_KESTRA_PORT is no port number: '70000'");
    }

    @Test
    void asksForTheUserOfAPassword() {
        assertThatThrownBy(() -> EngineSettings.from(environment("HONE_KESTRA_PASSWORD", "secret")))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessage("unset environment variable HONE_KESTRA_USER");
    }

    @Test
    void handsTheTasksTheirConnectionsAndNothingElse() {
        EngineSettings settings = EngineSettings.from(environment(
                "HONE_S3_ENDPOINT", "http://127.0.0.1:7403", "HONE_S3_BUCKET", " ", "HONE_ADMIN_KEY", "not for tasks"));

        assertThat(settings.connections().values())
                .containsExactlyEntriesOf(Map.of("HONE_S3_ENDPOINT", "http://127.0.0.1:7403"));
    }

    @Test
    void neverPrintsASecret() {
        EngineSettings settings = EngineSettings.from(environment(
                "HONE_KESTRA_USER", "hone@example.com",
                "HONE_KESTRA_PASSWORD", "pass-word",
                "HONE_S3_SECRET_KEY", "s3-secret"));

        assertThat(settings.toString())
                .contains("HONE_S3_SECRET_KEY", "hone@example.com")
                .doesNotContain("pass-word", "s3-secret");
    }

    private Map<String, String> environment(String... more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HONE_KESTRA_HOME", folder.resolve("kestra").toString());
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }
}
