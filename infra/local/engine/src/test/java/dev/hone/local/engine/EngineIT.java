package dev.hone.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineIT {
    private static final String ECHO = """
            id: echo
            namespace: hone
            tasks:
              - id: echo
                type: dev.hone.local.engine.EchoConfiguration
            """;

    @TempDir
    private static Path folder;

    private static EngineProcess engine;
    private static KestraHttp kestra;

    @BeforeAll
    static void startTheEngine() throws IOException {
        Path plugins =
                PluginFolder.with(folder.resolve("plugins"), EchoConfiguration.class, EchoConfiguration.Output.class);
        engine = EngineProcess.start(
                folder.resolve("kestra"),
                Path.of("src/test/resources/flows").toAbsolutePath(),
                Map.of(
                        "HONE_PLUGINS", plugins.toString(),
                        "HONE_KESTRA_USER", "hone@example.com",
                        "HONE_KESTRA_PASSWORD", "let me in",
                        "HONE_S3_ENDPOINT", "http://127.0.0.1:7403",
                        "HONE_S3_SECRET_KEY", "a${b}c"));
        kestra = engine.client();
    }

    @AfterAll
    static void stopTheEngine() {
        engine.stop();
    }

    @Test
    void runsAnExecutionWithTypedInputsToItsOutputs() {
        String id = kestra.started("hone/greet?labels=asked-by:test", Map.of("who", "Ada", "times", "41"));

        JsonNode done = kestra.await(id, "SUCCESS");

        assertThat(done.at("/inputs/times").isInt()).isTrue();
        assertThat(done.at("/outputs/next").asInt()).isEqualTo(42);
        assertThat(done.at("/taskRunList/2/outputs/value").asText()).isEqualTo("42");
        assertThat(done.get("labels").findValuesAsText("key")).contains("asked-by");
    }

    @Test
    void keepsWhatTheTasksLogged() {
        String id = kestra.started("hone/greet", Map.of("who", "Grace"));
        kestra.await(id, "SUCCESS");

        Deadline.seconds(10)
                .await("the logs are there", () -> messages(id, "DEBUG").contains("psst"));
        assertThat(messages(id, "INFO")).containsExactly("hello Grace");
    }

    @Test
    void failsTheExecutionOfATaskThatFails() {
        String id = kestra.started("hone/fail", Map.of());

        kestra.await(id, "FAILED");

        Deadline.seconds(10)
                .await("the reason is there", () -> messages(id, "ERROR").contains("not today"));
    }

    @Test
    void handsTheTasksOfAPluginTheirConnections() {
        kestra.postFlow(ECHO).ok();

        JsonNode done = kestra.await(kestra.started("hone/echo", Map.of()), "SUCCESS");

        JsonNode found = done.at("/taskRunList/0/outputs/configuration");
        assertThat(found).hasSize(2);
        assertThat(found.get("HONE_S3_ENDPOINT").asText()).isEqualTo("http://127.0.0.1:7403");
        assertThat(found.get("HONE_S3_SECRET_KEY").asText()).isEqualTo("a${b}c");
    }

    @Test
    void leavesAHomeAloneWhereAnotherEngineWorks() {
        Path home = folder.resolve("kestra");

        EngineProcess second = EngineProcess.launch(home, Map.of());

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.log()).contains("another engine works in " + home).doesNotContain("\tat ");
    }

    @Test
    void saysWhatToDoAboutADamagedDatabase() throws IOException {
        Path home = folder.resolve("damaged");
        Path database = Files.createDirectories(home.resolve("database"));
        Files.writeString(database.resolve("kestra.mv.db"), "not a database".repeat(1000));

        EngineProcess damaged = EngineProcess.launch(home, Map.of());

        assertThat(damaged.exitCode()).isEqualTo(1);
        assertThat(damaged.log())
                .contains("Kestra's database in " + database + " is damaged: move that folder away")
                .doesNotContain("\tat ");
    }

    private static List<String> messages(String execution, String minLevel) {
        return kestra.get("/logs/" + execution + "?minLevel=" + minLevel).ok().findValuesAsText("message");
    }
}
