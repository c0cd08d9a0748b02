package dev.hone.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineRestartIT {
    private static final String NAP = """
            id: nap
            namespace: hone
            tasks:
              - id: nap
                type: io.kestra.plugin.core.flow.Sleep
                duration: PT3S
            """;

    private static final String WATCH = """
            id: watch
            namespace: hone
            triggers:
              - id: watching
                type: dev.hone.local.engine.WatchingTrigger
            tasks:
              - id: tell
                type: io.kestra.plugin.core.debug.Return
                format: "{{ trigger.configuration.HONE_S3_BUCKET }}"
            """;

    @TempDir
    private Path folder;

    private Path flows;

    @BeforeEach
    void writeAFlow() throws IOException {
        flows = Files.createDirectories(folder.resolve("flows"));
        Files.writeString(flows.resolve("nap.yaml"), NAP);
    }

    @Test
    void keepsItsStateAndRunsAnInterruptedTaskAgain() throws IOException {
        EngineProcess first = start();
        String done = first.client().started("hone/nap", Map.of());
        first.client().await(done, "SUCCESS");
        String interrupted = first.client().started("hone/nap", Map.of());
        Deadline.seconds(30)
                .await(
                        "the task runs",
                        () -> first.client()
                                .execution(interrupted)
                                .at("/taskRunList/0/state/current")
                                .asText()
                                .equals("RUNNING"));
        first.kill();
        Files.writeString(flows.resolve("nap.yaml"), NAP.replace("PT3S", "PT4S"));

        EngineProcess second = start();
        try {
            assertThat(second.client().execution(done).at("/state/current").asText())
                    .isEqualTo("SUCCESS");
            assertThat(second.client()
                            .get("/flows/hone/nap")
                            .ok()
                            .get("revision")
                            .asInt())
                    .isEqualTo(2);
            JsonNode again = second.client().await(interrupted, "SUCCESS");
            assertThat(again.at("/taskRunList/0/attempts")).hasSize(2);
            assertThat(again.get("flowRevision").asInt()).isEqualTo(1);
        } finally {
            Instant asked = Instant.now();
            second.stop();
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void aTriggerComesBackByItselfAfterAKillAndAfterAStop() throws IOException {
        Files.writeString(flows.resolve("watch.yaml"), WATCH);
        Path plugins =
                PluginFolder.with(folder.resolve("plugins"), WatchingTrigger.class, WatchingTrigger.Output.class);
        Map<String, String> settings = Map.of("HONE_PLUGINS", plugins.toString(), "HONE_S3_BUCKET", "pictures");
        EngineProcess first = EngineProcess.start(folder.resolve("kestra"), flows, settings);
        awaitOneMore(first);
        first.kill();
        EngineProcess second = EngineProcess.start(folder.resolve("kestra"), flows, settings);
        awaitOneMore(second);
        second.stop();
        EngineProcess third = EngineProcess.start(folder.resolve("kestra"), flows, settings);
        try {
            awaitOneMore(third);
            String newest = watched(third).at("/results/0/id").asText();
            assertThat(third.client()
                            .await(newest, "SUCCESS")
                            .at("/taskRunList/0/outputs/value")
                            .asText())
                    .isEqualTo("pictures");
        } finally {
            third.kill();
        }
    }

    private static void awaitOneMore(EngineProcess engine) {
        int before = watched(engine).get("total").asInt();
        Deadline.seconds(30)
                .await("the trigger fires", () -> watched(engine).get("total").asInt() > before);
    }

    private static JsonNode watched(EngineProcess engine) {
        return engine.client()
                .get("/executions/search?namespace=hone&flowId=watch&size=1")
                .ok();
    }

    private EngineProcess start() {
        return EngineProcess.start(folder.resolve("kestra"), flows, Map.of());
    }
}
