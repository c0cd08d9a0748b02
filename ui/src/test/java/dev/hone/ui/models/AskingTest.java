package dev.hone.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.ui.kestra.Execution;
import dev.hone.ui.kestra.Execution.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AskingTest {

    @Test
    void goesOnUntilTheExecutionHasEnded() {
        assertThat(asking("promote", "RUNNING", Map.of()).ended()).isFalse();
        assertThat(asking("rollback", "QUEUED", Map.of()).ended()).isFalse();
        assertThat(asking("rollback", "SUCCESS", Map.of())).satisfies(done -> {
            assertThat(done.well()).isTrue();
            assertThat(done.title()).isEqualTo("v3 is in production again");
        });
    }

    @Test
    void saysThatAVersionWhichWasJudgedAgainDidNotGoIntoProduction() {
        Asking done = asking("promote", "SUCCESS", Map.of("outcome", "KEEP_CHAMPION", "reason", "it is not better"));
        assertThat(done.ended()).isTrue();
        assertThat(done.well()).isFalse();
        assertThat(done.title()).isEqualTo("v3 was not put into production");
        assertThat(done.text()).contains("it is not better");
    }

    @Test
    void saysThatSomebodyEndedIt() {
        assertThat(asking("promote", "KILLED", Map.of()).title()).contains("somebody ended it");
    }

    private static Asking asking(String flow, String state, Map<String, Object> outputs) {
        Execution execution = new Execution(
                "e1",
                "hone",
                flow,
                Map.of("project", "cells", "version", 3),
                new State(state, null, null),
                outputs,
                List.of());
        return Asking.of("cells", "/cells/models/asked/e1", execution, Optional.empty());
    }
}
