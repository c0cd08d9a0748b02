package dev.hone.local.command.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.local.command.load.LoadReport.Latencies;
import dev.hone.stores.connections.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadReportTest {
    private static final LoadPlan PLAN = new LoadPlan(
            URI.create("http://127.0.0.1:1/"),
            new Secret("key"),
            List.of(),
            4,
            0,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2));

    @Test
    void tellsHowLongAnswersTookAndWhatFailed() {
        List<Sample> samples = new ArrayList<>();
        for (int milli = 1; milli <= 100; milli++) {
            samples.add(new Sample(milli % 2, milli * 1_000_000L, 200));
        }
        samples.add(new Sample(1, 1, 503));
        samples.add(new Sample(1, 1, 503));
        samples.add(new Sample(1, 1, 0));

        LoadReport report = LoadReport.of(PLAN, samples);

        assertThat(report.answered()).isEqualTo(100);
        assertThat(report.perSecond()).isEqualTo(50);
        assertThat(report.latencies()).isEqualTo(new Latencies(50, 90, 95, 99, 100));
        assertThat(report.failures()).isEqualTo(Map.of(503, 2L, 0, 1L));
        assertThat(report.failed()).isEqualTo(3);
        assertThat(report.words())
                .containsExactly(
                        "4 users, each asking again at once, for 2 s",
                        "50.0 answers a second, 100 in all; failed: 1 without an answer, 2 with status 503",
                        "half of them within 50.0 ms, 95 % within 95.0 ms, 99 % within 99.0 ms, all within 100.0 ms");
        assertThat(report.csv().lines())
                .containsExactly(
                        "second,answered,failed,p50_ms,p90_ms,p95_ms,p99_ms,max_ms",
                        "0,50,0,50.00,90.00,96.00,100.00,100.00",
                        "1,50,3,49.00,89.00,95.00,99.00,99.00",
                        "all,100,3,50.00,90.00,95.00,99.00,100.00");
    }

    @Test
    void isAPageThatShowsThemSecondBySecond() {
        LoadReport report = LoadReport.of(PLAN, List.of(new Sample(0, 2_000_000, 200), new Sample(1, 4_000_000, 200)));

        assertThat(LoadPage.of("Load on <cells>", report))
                .contains("<h1>Load on &lt;cells&gt;</h1>", "half of them within 2.0 ms", "<polyline class=\"line\"")
                .doesNotContain("<script");
    }

    @Test
    void isAReportEvenOfNothing() {
        LoadReport report = LoadReport.of(PLAN, List.of());

        assertThat(report.answered()).isZero();
        assertThat(report.csv()).endsWith("all,0,0,0.00,0.00,0.00,0.00,0.00\n");
        assertThat(LoadPage.of("Nothing", report)).contains("0.0 answers a second");
    }
}
