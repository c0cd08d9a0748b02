package dev.hone.stores.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.connections.RegistrySettings;
import dev.hone.stores.connections.RegistrySettings.Login;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.real.MlflowServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("mlflow")
class RegistryIT {
    @TempDir
    private static Path folder;

    private static MlflowServer server;
    private static Registry registry;

    @BeforeAll
    static void start() throws Exception {
        server = MlflowServer.start(folder);
        registry = Registry.open(server.settings());
    }

    @AfterAll
    static void stop() throws Exception {
        registry.close();
        server.close();
    }

    @Test
    void findsTheRunOfAnExecutionInsteadOfMakingASecond() {
        Run first = registry.run("runs", "execution-1", Map.of("hone.manifest", "abc"));
        Run again = registry.run("runs", "execution-1", Map.of());
        Run other = registry.run("runs", "execution-2", Map.of());

        assertThat(again).isEqualTo(first).isNotEqualTo(other);
        assertThat(registry.run(first.id())).isEqualTo(first);
        assertThat(first.artifacts()).startsWith("mlflow-artifacts:/");
    }

    @Test
    void takesParamsAndMetricsAgainWhenAStepIsRepeated() {
        Run run = registry.run("logged", "execution-1", Map.of());
        for (int i = 0; i < 2; i++) {
            registry.params(run, Map.of("epochs", "30", "network", "small-cnn"));
            registry.metrics(run, List.of(new Metric("loss", 0.5, 1_700_000_000_000L, 1)));
            registry.status(run, RunStatus.FINISHED);
        }
        registry.status(run, RunStatus.RUNNING);
    }

    @Test
    void bringsAFolderUpAndDownThroughTheProxy(@TempDir Path work) throws Exception {
        Path up = Files.createDirectories(work.resolve("up/probes"));
        Files.writeString(up.getParent().resolve("bundle.json"), "{}");
        Files.write(up.resolve("ä b.png"), new byte[] {1, 2, 3});
        Run run = registry.run("artifacts", "execution-1", Map.of());

        registry.upload(run, up.getParent(), "bundle");
        ModelVersion version = registry.version("artifacts", run, "bundle");
        registry.download(version, work.resolve("down"));

        assertThat(work.resolve("down/bundle.json")).hasContent("{}");
        assertThat(work.resolve("down/probes/ä b.png")).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void registersARunOnceAndMovesItThroughStagesAndAliases() {
        Run run = registry.run("versions", "execution-1", Map.of());
        ModelVersion version = registry.version("versions", run, "bundle");
        assertThat(registry.version("versions", run, "bundle").number()).isEqualTo(version.number());
        assertThat(registry.aliased("versions", "production")).isEmpty();
        assertThat(registry.aliased("no-such-model", "production")).isEmpty();

        registry.stage(version, Stage.PRODUCTION);
        registry.alias("production", version);
        registry.tag(version, "hone.verdict", "FIRST_MODEL");

        assertThat(registry.aliased("versions", "production")).hasValueSatisfying(found -> {
            assertThat(found.number()).isEqualTo(version.number());
            assertThat(found.stage()).isEqualTo("Production");
            assertThat(found.run()).isEqualTo(run.id());
        });
    }

    @Test
    void saysWhatIsMissing(@TempDir Path work) {
        Run run = registry.run("missing", "execution-1", Map.of());
        assertThatThrownBy(() -> registry.download(run, "nothing", work.resolve("x")))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("no artifacts");
        assertThatThrownBy(() -> registry.version("missing", 7))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("404");
    }

    @Test
    void saysWhichLoginIsRefused() {
        URI url = server.settings().url();
        Login wrong = new Login("somebody", new Secret("wrong"));
        assertEverythingIsRefused(
                new RegistrySettings(url, Optional.of(wrong)),
                "MLflow at %s refuses the login of 'somebody': correct HONE_MLFLOW_USER and HONE_MLFLOW_PASSWORD"
                        .formatted(url));
        assertEverythingIsRefused(
                new RegistrySettings(url, Optional.empty()),
                "MLflow at %s asks for a login: set HONE_MLFLOW_USER and HONE_MLFLOW_PASSWORD".formatted(url));
    }

    /** What is read, what is written, and both ways of the artifacts. */
    private static void assertEverythingIsRefused(RegistrySettings settings, String message) {
        Run run = registry.run("guarded", "execution-1", Map.of());
        try (Registry stranger = Registry.open(settings)) {
            List<ThrowingCallable> calls = List.of(
                    () -> stranger.run("guarded", "execution-1", Map.of()),
                    () -> stranger.status(run, RunStatus.FINISHED),
                    () -> stranger.aliased("guarded", "production"),
                    () -> stranger.upload(run, List.of(folder.resolve("auth.ini")), "stolen"),
                    () -> stranger.download(run, "stolen", folder.resolve("stolen")));
            assertThat(calls)
                    .allSatisfy(call -> assertThatThrownBy(call)
                            .isInstanceOfSatisfying(
                                    RegistryException.class,
                                    refused ->
                                            assertThat(refused.isLoginRefused()).isTrue())
                            .hasMessage(message));
        }
    }

    @Test
    void saysThatItIsOutOfReach() {
        try (Registry away = Registry.open(new RegistrySettings(URI.create("http://127.0.0.1:1"), Optional.empty()))) {
            assertThatThrownBy(() -> away.run("cells", "execution-1", Map.of()))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("out of reach at http://127.0.0.1:1");
        }
    }
}
