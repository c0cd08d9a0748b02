package dev.hone.local.command.kestra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScheduleDeploymentTest {
    private static final Path FORM = Path.of("../../../flows/schedules/project.yaml");

    @Test
    void aFlowOfTheProjectsOwnTrainsItWhenItsFileSays() throws IOException {
        JsonNode flow = filled("medical-mnist", "0 3 1 * *");

        assertThat(flow.path("id").asText()).isEqualTo("medical-mnist");
        assertThat(flow.at("/tasks/0/inputs/project").asText()).isEqualTo("medical-mnist");
        assertThat(flow.at("/triggers/0/cron").asText()).isEqualTo("0 3 1 * *");
        assertThat(flow.at("/triggers/0/disabled").asBoolean(true)).isFalse();
        assertThat(flow.toString()).doesNotContain("PROJECT", "SCHEDULE", "OFF");
    }

    @Test
    void withoutAScheduleTheFlowIsThereAndSwitchedOff() throws IOException {
        JsonNode flow = filled("no", "");

        assertThat(flow.path("id").isTextual()).isTrue();
        assertThat(flow.at("/triggers/0/disabled").asBoolean()).isTrue();
        assertThat(flow.at("/triggers/0/cron").asText()).isEqualTo("0 6 * * 1");
    }

    private static JsonNode filled(String project, String schedule) throws IOException {
        return new YAMLMapper().readTree(ScheduleDeployment.fill(Files.readString(FORM), project, schedule));
    }
}
