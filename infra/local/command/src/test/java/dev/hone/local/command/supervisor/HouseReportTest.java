package dev.hone.local.command.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.local.command.supervisor.PartStatus.Phase;
import dev.hone.stores.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HouseReportTest {
    private static final Instant SINCE = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void tellsAllThatATableTells() {
        ProcessMark own = ProcessMark.own();
        PartStatus part =
                new PartStatus("s3", Phase.READY, own, List.of(), SINCE, 1200, 2, null, "http://127.0.0.1:1", 7, 9);

        JsonNode json = json(new HouseState(7400, own, List.of(part)));

        assertThat(json.path("state").asText()).isEqualTo("up");
        assertThat(json.path("port_base").asInt()).isEqualTo(7400);
        assertThat(json.path("parts")).hasSize(1);
        assertThat(json.at("/parts/0").toString()).isEqualTo("""
                        {"part":"s3","state":"ready","since":"2026-01-02T03:04:05Z","millis":1200,"restarts":2,\
                        "memory_bytes":7,"memory_limit_bytes":9,"pid":%d,"url":"http://127.0.0.1:1","note":null}""".formatted(own.pid()));
    }

    @Test
    void aHouseIsUnwellUntilAllItsPartsAreReady() {
        assertThat(json(house(Phase.READY, Phase.STARTING)).path("state").asText())
                .isEqualTo("unwell");
        assertThat(json(house(Phase.READY, Phase.UNREACHABLE)).path("state").asText())
                .isEqualTo("unwell");
        assertThat(json(house(Phase.READY, Phase.EXTERNAL)).path("state").asText())
                .isEqualTo("up");
    }

    @Test
    void aHouseWithoutASupervisorIsDownWhateverItsStateSays() {
        HouseState left = new HouseState(
                7500,
                new ProcessMark(ProcessMark.own().pid(), Instant.EPOCH),
                house(Phase.READY).parts());

        assertThat(HouseReport.of(7500, Optional.of(left))).isEqualTo(new HouseReport("down", 7500, List.of()));
        assertThat(HouseReport.of(7500, Optional.empty())).isEqualTo(new HouseReport("down", 7500, List.of()));
    }

    private static JsonNode json(HouseState state) {
        return Json.tree(Json.text(HouseReport.of(7400, Optional.of(state))));
    }

    private static HouseState house(Phase... phases) {
        return new HouseState(
                7400,
                ProcessMark.own(),
                List.of(phases).stream()
                        .map(phase -> new PartStatus("part", phase, null, List.of(), SINCE, 0, 0, null, "", 0, 0))
                        .toList());
    }
}
