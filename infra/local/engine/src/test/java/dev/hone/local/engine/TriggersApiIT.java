package dev.hone.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hone.local.engine.KestraHttp.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiEngine.class)
class TriggersApiIT {
    private static final String NAMESPACE = "hone.clock";

    /** So many triggers that some execution ends at nearly every moment. */
    private static final int CROWD = 20;

    private final ApiEngine.Running engine;
    private final KestraHttp http;

    TriggersApiIT(ApiEngine.Running engine) {
        this.engine = engine;
        this.http = engine.http();
    }

    @BeforeEach
    void startTheClocks() {
        engine.deploy("ticking");
        engine.deploy("other");
        awaitKnown("ticking");
        awaitKnown("other");
    }

    @AfterEach
    void stopTheClocks() {
        http.delete("/flows/hone.clock/ticking").ok();
        http.delete("/flows/hone.clock/other").ok();
    }

    @Test
    void firesASchedule() {
        awaitMore("ticking", 2);

        JsonNode latest = executions("ticking").at("/results/0");
        assertThat(latest.at("/trigger/id").asText()).isEqualTo("every-second");
        http.await(latest.get("id").asText(), "SUCCESS");
    }

    @Test
    void findsTriggersWithTheirState() {
        JsonNode found = http.get("/triggers/search?namespace=hone.clock&sort=flowId:desc")
                .ok();

        assertThat(found.get("total").asInt()).isEqualTo(2);
        assertThat(found.at("/results/0/triggerContext/flowId").asText()).isEqualTo("ticking");
        assertThat(found.at("/results/0/triggerContext/disabled").asBoolean()).isFalse();
        assertThat(found.at("/results/0/abstractTrigger/cron").asText()).isEqualTo("* * * * * *");
        assertThat(http.get("/triggers/search?flowId=other").ok().get("total").asInt())
                .isEqualTo(1);
        assertThat(http.get("/triggers/search?q=ticking").ok().get("total").asInt())
                .isEqualTo(1);
        assertThat(http.get("/triggers/hone.clock/other")
                        .ok()
                        .at("/results/0/triggerId")
                        .asText())
                .isEqualTo("every-second");
        assertThat(http.get("/triggers/search?sort=disabled:asc").status()).isEqualTo(422);
    }

    @Test
    void leavesADisabledTriggerAloneUntilItIsEnabled() {
        awaitMore("ticking", 1);

        JsonNode off = http.putJson("/triggers", state("ticking").put("disabled", true))
                .ok();

        assertThat(off.get("disabled").asBoolean()).isTrue();
        assertThat(http.get("/triggers/search?filters[triggerState][EQUALS]=disabled")
                        .ok()
                        .findValuesAsText("flowId"))
                .containsOnly("ticking");
        awaitMore("other", 2);
        int fired = total("ticking");
        awaitMore("other", 3);
        assertThat(total("ticking")).isEqualTo(fired);

        JsonNode on = http.putJson("/triggers", state("ticking").put("disabled", false))
                .ok();

        assertThat(on.get("disabled").asBoolean()).isFalse();
        awaitMore("ticking", 2);
        assertThat(total("ticking")).as("what was missed is not made up for").isLessThan(fired + 5);
    }

    @Test
    void aSwitchIsNotLostWhenExecutionsEndInTheSameMoment() {
        http.postFlow(crowd()).ok();
        try {
            Deadline.seconds(10)
                    .await(
                            "the scheduler knows them",
                            () -> triggers("crowd").get("total").asInt() == CROWD);
            for (int round = 0; round < 3; round++) {
                awaitMore("crowd", CROWD);

                http.post("/triggers/set-disabled/by-query?flowId=crowd&disabled=true")
                        .ok();

                Deadline.seconds(60).await("all have ended", () -> running("crowd") == 0);
                assertThat(triggers("crowd").findValuesAsText("disabled")).containsOnly("true");
                http.post("/triggers/set-disabled/by-query?flowId=crowd&disabled=false")
                        .ok();
            }
        } finally {
            http.delete("/flows/hone.clock/crowd").ok();
        }
    }

    @Test
    void switchesSeveralAtOnce() {
        List<Map<String, String>> both = List.of(name("ticking"), name("other"));

        Answer off = http.postJson("/triggers/set-disabled/by-triggers", Map.of("triggers", both, "disabled", true));
        Answer on = http.post("/triggers/set-disabled/by-query?namespace=hone.clock&disabled=false");

        assertThat(off.ok().get("count").asInt()).isEqualTo(2);
        assertThat(on.ok().get("count").asInt()).isEqualTo(2);
        assertThat(state("other").get("disabled").asBoolean()).isFalse();
    }

    @Test
    void refusesTriggersThatItCannotSwitch() {
        assertThat(http.putJson("/triggers", Map.of("namespace", NAMESPACE, "flowId", "none", "triggerId", "x"))
                        .status())
                .isEqualTo(404);
        Answer unknown = http.putJson("/triggers", Map.of("namespace", NAMESPACE, "flowId", "other", "triggerId", "x"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.message()).contains("Flow 'hone.clock.other' has no trigger 'x'");
        assertThat(http.putJson("/triggers", "nonsense").status()).isBetween(400, 422);
    }

    /** The scheduler hears of a new flow a moment after it is stored. */
    private void awaitKnown(String flow) {
        Deadline.seconds(10)
                .await(
                        "the scheduler knows the trigger",
                        () -> triggers(flow).get("total").asInt() == 1);
    }

    private ObjectNode state(String flow) {
        return (ObjectNode) triggers(flow).at("/results/0");
    }

    private static String crowd() {
        String triggers = IntStream.range(0, CROWD).mapToObj("""
                          - id: clock-%d
                            type: io.kestra.plugin.core.trigger.Schedule
                            cron: "* * * * * *"
                            withSeconds: true
                        """::formatted).collect(Collectors.joining());
        return """
                id: crowd
                namespace: hone.clock
                triggers:
                %stasks:
                  - id: tick
                    type: io.kestra.plugin.core.debug.Return
                    format: tick
                """.formatted(triggers);
    }

    private JsonNode triggers(String flow) {
        return http.get("/triggers/hone.clock/%s?size=100".formatted(flow)).ok();
    }

    private int running(String flow) {
        return http.get("/executions/search?namespace=hone.clock&state=CREATED&state=RUNNING&flowId=" + flow)
                .ok()
                .get("total")
                .asInt();
    }

    private static Map<String, String> name(String flow) {
        return Map.of("namespace", NAMESPACE, "flowId", flow, "triggerId", "every-second");
    }

    private void awaitMore(String flow, int more) {
        int enough = total(flow) + more;
        Deadline.seconds(30).await(flow + " has fired " + more + " times more", () -> total(flow) >= enough);
    }

    private int total(String flow) {
        return executions(flow).get("total").asInt();
    }

    private JsonNode executions(String flow) {
        return http.get("/executions/search?namespace=hone.clock&flowId=" + flow)
                .ok();
    }
}
