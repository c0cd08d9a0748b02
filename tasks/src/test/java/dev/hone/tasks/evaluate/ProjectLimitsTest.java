package dev.hone.tasks.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.model.gate.Limits;
import dev.hone.stores.json.Json;
import dev.hone.stores.projects.GateLimits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectLimitsTest {
    @Test
    void whatIsUsualIsTheSameForBoth() {
        assertThat(ProjectLimits.of(GateLimits.USUAL)).isEqualTo(Limits.USUAL);
    }

    @Test
    void carriesEveryLimitOver() {
        GateLimits said = Json.read("""
                {"margin": 0.1, "accuracy": 0.9, "recall": 0.7, "newClassRecall": 0.6, "calibrationError": 0.08,
                 "latency": "PT0.05S", "size": "20MB",
                 "classes": {"rust": {"recall": 0.8}, "mildew": {"margin": 0.02}}}""", GateLimits.class);

        assertThat(ProjectLimits.of(said))
                .isEqualTo(new Limits(
                        0.1,
                        0.9,
                        0.7,
                        0.6,
                        0.08,
                        Duration.ofMillis(50),
                        20_000_000L,
                        Map.of("rust", 0.8),
                        Map.of("mildew", 0.02)));
    }
}
