package dev.hone.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kestra.core.serializers.JacksonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The flows as they lie in flows/. */
class FlowFilesTest {
    private static final Path FLOWS = Path.of("../flows");

    /** What does something itself, and does not only hold what does. */
    private static final Pattern TASK =
            Pattern.compile("dev[.]hone[.]tasks[.].*|io[.]kestra[.]plugin[.]core[.](execution|storage)[.].*");

    @ParameterizedTest
    @ValueSource(strings = {"train", "promote", "rollback", "killed", "import", "housekeeping"})
    void noTaskMayHangForEver(String flow) throws Exception {
        List<JsonNode> tasks = read(flow).findParents("type").stream()
                .filter(typed -> TASK.matcher(typed.path("type").asText()).matches())
                .toList();

        assertThat(tasks)
                .isNotEmpty()
                .allSatisfy(
                        task -> assertThat(Duration.parse(task.path("timeout").asText("PT0S")))
                                .as(task.path("id").asText())
                                .isPositive());
    }

    @Test
    void whatAKilledExecutionCannotDoFinallyIsDoneForIt() throws Exception {
        List<String> conclude = new ArrayList<>();
        for (String flow : List.of("train", "promote", "rollback", "import", "housekeeping")) {
            if (read(flow).path("finally").findValuesAsText("id").contains("conclude")) {
                conclude.add(flow);
            }
        }

        JsonNode triggers = read("killed").path("triggers");
        assertThat(triggers.findValuesAsText("flowId")).containsExactlyElementsOf(conclude);
        assertThat(triggers.findValues("preconditions"))
                .extracting(found -> found.path("id").asText())
                .as("what Kestra remembers each of them by")
                .doesNotHaveDuplicates();
    }

    private static JsonNode read(String flow) throws IOException {
        return JacksonMapper.ofYaml().readTree(FLOWS.resolve(flow + ".yaml").toFile());
    }
}
