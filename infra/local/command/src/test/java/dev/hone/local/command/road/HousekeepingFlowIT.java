package dev.hone.local.command.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.local.command.road.RoadHouse.Ran;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The flow {@code housekeeping}. To a run that keeps executions for no time, all that have ended are old. */
@Tag("mlflow")
@ExtendWith(SharedHouse.class)
class HousekeepingFlowIT {
    private static final Path FOLDER = Path.of("target/road").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SHARD = "steps/tensors/of-another-form/shard";

    private final RoadHouse house;

    HousekeepingFlowIT(RoadHouse house) {
        this.house = house;
    }

    @Test
    void tellsInADryRunWhatItRemovesInEarnest() throws Exception {
        assertThat(number(run(""), "executions")).as("old by the usual time").isZero();
        int before = number(run("-F dryRun=true -F keepExecutions=PT0S"), "executions");
        try (Bucket bucket = Bucket.open(house.house().connections().bucket())) {
            bucket.put(SHARD, new byte[] {1}, "application/octet-stream", Map.of());

            JsonNode told = run("-F dryRun=true -F keepExecutions=PT0S -F keepTensors=PT0S");
            assertThat(number(told, "executions"))
                    .as("the dry run before it is one more, and has removed none")
                    .isGreaterThan(before);
            assertThat(number(told, "shards")).isEqualTo(1);
            assertThat(bucket.stat(SHARD)).isPresent();

            JsonNode done = run("-F keepExecutions=PT0S -F keepTensors=PT0S");
            assertThat(number(done, "executions")).isGreaterThan(before + 1);
            assertThat(number(done, "shards")).isEqualTo(1);
            assertThat(bucket.stat(SHARD)).isEmpty();
        }
        assertThat(number(run("-F dryRun=true -F keepExecutions=PT0S"), "executions"))
                .as("the one in earnest is left")
                .isBetween(1, before);
    }

    @Test
    void refusesATimeThatIsNone() throws Exception {
        String answer = shell("curl -sS -X POST -u \"$KESTRA_USER:$KESTRA_PASSWORD\" -F keepRows=400 "
                + "\"$KESTRA_URL/api/v1/main/executions/hone/housekeeping\"");
        assertThat(answer).contains("keepRows");
    }

    private JsonNode run(String inputs) throws Exception {
        JsonNode execution = Json.tree(shell(("curl -sSf -X POST -u \"$KESTRA_USER:$KESTRA_PASSWORD\" %s "
                        + "\"$KESTRA_URL/api/v1/main/executions/hone/housekeeping?wait=true\"")
                .formatted(inputs)));
        assertThat(execution.at("/state/current").asText())
                .as(execution.toString())
                .isEqualTo("SUCCESS");
        return execution;
    }

    private static int number(JsonNode execution, String output) {
        JsonNode value = execution.path("outputs").path(output);
        assertThat(value.isMissingNode()).as(execution.toString()).isFalse();
        return value.asInt();
    }

    private String shell(String command) throws Exception {
        Ran ran = house.withExports(PATIENCE, FOLDER, command);
        assertThat(ran.code()).as(ran.output()).isZero();
        return ran.output();
    }
}
