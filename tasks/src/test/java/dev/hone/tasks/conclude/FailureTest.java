package dev.hone.tasks.conclude;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.stores.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FailureTest {
    private static final TreeSet<String> LANES =
            new TreeSet<>(List.of("admitted", "fresh", "preprocess", "preprocess_0", "preprocess_1"));

    @Test
    void namesTheTaskThatFailedFirstWithItsLastWords() {
        JsonNode log = log(
                line("preprocess_1", "one picture is broken"),
                line("preprocess_0", "the bucket is away"),
                line("preprocess_1", "too many pictures are broken\n\tat dev.hone.Lane"),
                line("conclude", "nobody asks"));

        assertThat(Failure.of(LANES, log).text()).isEqualTo("preprocess_0 failed: the bucket is away");
    }

    @Test
    void doesNotTakeWhatAnEarlierTrySaidForTheReason() {
        JsonNode log = log(
                line("train", "no such network"),
                line("preprocess_0", "the bucket is away"),
                line("preprocess_1", "the bucket is away"),
                line("preprocess_0", "the ledger is away"));

        assertThat(Failure.of(LANES, log).text()).isEqualTo("preprocess_1 failed: the bucket is away");
    }

    @Test
    void saysAllThatHaveFailedWhereTheLogSaysNothing() {
        assertThat(Failure.of(LANES, log()).text())
                .isEqualTo(
                        "admitted, fresh, preprocess, preprocess_0, preprocess_1 failed, and the log does not say why");
    }

    @SafeVarargs
    private static JsonNode log(Map<String, String>... lines) {
        return Json.tree(Json.text(lines));
    }

    private static Map<String, String> line(String task, String message) {
        return Map.of("taskId", task, "message", message);
    }
}
