package dev.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.connections.Secret;
import dev.hone.ui.kestra.Kestra;
import dev.hone.ui.kestra.KestraAwayException;
import dev.hone.ui.kestra.KestraRefusedException;
import dev.hone.ui.kestra.KestraSettings;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KestraTest {
    private final KestraStandIn server = new KestraStandIn();
    private final Kestra kestra = new Kestra(server.settings());

    @BeforeEach
    void reset() {
        server.reset();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void startsAFlowWithInputsAndLabels() {
        assertThat(kestra.start("promote", Map.of("reason", "a=\u00e9 & \"b\""), Map.of("via", "web & more")))
                .isEqualTo("e1");
        assertThat(server.started()).singleElement().satisfies(started -> {
            assertThat(started.part("reason")).isEqualTo("a=\u00e9 & \"b\"");
            assertThat(started.query()).isEqualTo("labels=via:web & more");
        });
    }

    @Test
    void tellsHowAnExecutionStands() {
        server.answer(
                "/executions/e1",
                200,
                KestraStandIn.execution("e1", "promote", "cells", "3", "SUCCESS", "{\"version\": \"3\"}"));
        assertThat(kestra.find("e1")).hasValueSatisfying(found -> {
            assertThat(found.state().isWell()).isTrue();
            assertThat(found.input("version")).isEqualTo("3");
            assertThat(found.output("version")).isEqualTo("3");
            assertThat(found.output("other")).isEmpty();
        });
        assertThat(kestra.find("e9")).isEmpty();
        assertThat(kestra.find("../flows")).isEmpty();
    }

    @Test
    void takesTheWordsOfTheTaskThatFailed() {
        server.answer("/logs/e1", 200, """
                [{"message": "Kestra complains"}, {"taskId": "promote", "message": "it is blocked\\nat a.b.C"},
                 {"message": "Kestra complains again"}]""");
        assertThat(kestra.failure("e1")).contains("it is blocked");
        assertThat(kestra.failure("e9")).isEmpty();
    }

    @Test
    void saysWhatKestraRefuses() {
        server.answer("/executions/hone/promote", 422, "{\"message\": \"Invalid entity: version is no number\"}");
        assertThatThrownBy(() -> kestra.start("promote", Map.of(), Map.of()))
                .isInstanceOf(KestraRefusedException.class)
                .hasMessage("Kestra says: Invalid entity: version is no number");
        assertThatThrownBy(() -> kestra.start("unknown", Map.of(), Map.of()))
                .isInstanceOf(KestraRefusedException.class)
                .hasMessageContaining("there is no flow hone.unknown");
    }

    @Test
    void namesTheAddressWhereKestraIsNot() {
        String address = server.settings().address().toString();
        server.answer("/executions/e1", 502, "<html>");
        assertThatThrownBy(() -> kestra.find("e1"))
                .isInstanceOf(KestraAwayException.class)
                .hasMessageContaining(address);
        server.answer("/executions/e1", 200, "<html>");
        assertThatThrownBy(() -> kestra.find("e1"))
                .isInstanceOf(KestraAwayException.class)
                .hasMessageContaining(address);
        server.close();
        assertThatThrownBy(() -> kestra.find("e1"))
                .isInstanceOf(KestraAwayException.class)
                .hasMessageContaining(address);
    }

    @Test
    void saysThatItsLoginIsRefusedAndShowsNoPassword() {
        KestraSettings settings =
                new KestraSettings(server.settings().address(), "somebody", new Secret("wrong-secret"));
        assertThatThrownBy(() -> new Kestra(settings).find("e1"))
                .isInstanceOf(KestraAwayException.class)
                .hasMessageContaining("HONE_KESTRA_PASSWORD");
        assertThat(settings.toString()).doesNotContain("wrong-secret");
    }
}
