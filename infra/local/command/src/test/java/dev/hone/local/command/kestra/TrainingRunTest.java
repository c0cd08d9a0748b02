package dev.hone.local.command.kestra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.kestra.FlowRun.Ended;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingRunTest {
    @ParameterizedTest
    @CsvSource({
        "FIRST_MODEL, cells v3 is in production: because",
        "PROMOTE, cells v3 is in production: because",
        "KEEP_CHAMPION, cells v3 is not in production: because",
        "PENDING, cells v3 waits for approval: because (./hone promote cells 3)",
        "NOTHING_NEW, cells was not trained: because",
        "JOINED, cells was trained by another run: because"
    })
    void saysWhatBecameOfARun(String outcome, String words) {
        Ended ended = new Ended(Map.of("outcome", outcome, "version", 3, "reason", "because"));

        assertThat(TrainingRun.outcome("cells", ended)).isEqualTo(words);
    }
}
