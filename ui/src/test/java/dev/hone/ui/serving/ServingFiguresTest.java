package dev.hone.ui.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.ui.serving.ServingFigures.Requests;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServingFiguresTest {

    @Test
    void readsRequestsAndWhenItStarted() {
        ServingFigures figures = ServingFigures.parse("""
                # TYPE hone_serving_request_seconds histogram
                hone_serving_request_seconds_bucket{path="/v1/predict",status="200",le="0.005"} 3
                hone_serving_request_seconds_count{path="/v1/predict",status="200"} 1200000
                hone_serving_request_seconds_sum{path="/v1/predict",status="200"} 9.5
                hone_serving_request_seconds_count{path="/v1/predict",status="503"} 2.0
                # TYPE process_start_time_seconds gauge
                process_start_time_seconds 1.767225600123E9
                """);

        assertThat(figures.since()).contains(Instant.parse("2026-01-01T00:00:00.123Z"));
        assertThat(figures.requests())
                .containsExactly(new Requests("/v1/predict", 200, 1_200_000), new Requests("/v1/predict", 503, 2));
    }

    @Test
    void knowsNothingOfAnotherText() {
        assertThat(ServingFigures.parse("hello").requests()).isEmpty();
        assertThat(ServingFigures.parse("hello").since()).isEmpty();
    }
}
