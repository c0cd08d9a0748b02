package dev.hone.ui.admin.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.stores.ledger.Judgements.Found;
import dev.hone.stores.ledger.PredictionDay;
import dev.hone.ui.charts.Chart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonthTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-06-30");

    @Test
    void hasThirtyDaysAndKnowsWhichAreMissing() {
        Month month = Month.of(TODAY, List.of(day(0, 5), day(3, 7)), List.of());

        assertThat(month.days()).hasSize(30).startsWith(TODAY.minusDays(29)).endsWith(TODAY);
        assertThat(month.answers()).isEqualTo(12);
        assertThat(month.missing()).isEqualTo(28);
    }

    @Test
    void takesSevenDaysTogetherToSayHowManyAnswersAreRight() {
        Month month = Month.of(
                TODAY, List.of(), List.of(found(7, 0, 50), found(6, 40, 5), found(0, 40, 15), found(40, 1, 1)));

        assertThat(month.right(TODAY).share()).isEqualTo(0.8);
        assertThat(month.right(TODAY).low()).isCloseTo(0.711, within(0.001));
        assertThat(month.right(TODAY).high()).isCloseTo(0.867, within(0.001));
        assertThat(month.right(TODAY.minusDays(20))).isNull();
        assertThat(month.looked()).isEqualTo(150);
        assertThat(month.wrong()).isEqualTo(70);
    }

    @Test
    void chartsSayWhatTheyShowAndLeaveOutWhatIsNotKnown() {
        List<Chart> charts = TrafficCharts.of(Month.of(TODAY, List.of(day(1, 5)), List.of(found(1, 3, 1))));

        assertThat(charts).extracting(Chart::id).containsExactly("answers", "latency", "right");
        assertThat(charts.get(0).says()).isEqualTo("5 answers in 30 days.");
        assertThat(charts.get(0).rows()).hasSize(30);
        assertThat(charts.get(0).rows().get(28).values()).containsExactly(5.0);
        assertThat(charts.get(0).rows().get(29).values()).containsOnlyNulls();
        assertThat(charts.get(1).says()).contains("20.0\u00a0ms");
        assertThat(charts.get(2).says()).contains("75.0\u00a0% were right");
        assertThat(TrafficCharts.of(Month.of(TODAY, List.of(), List.of())))
                .filteredOn(chart -> !chart.id().equals("answers"))
                .allMatch(chart -> chart.rows().isEmpty());
    }

    private static PredictionDay day(int ago, long answers) {
        return new PredictionDay(TODAY.minusDays(ago), answers, 10.0, 20.0, Instant.EPOCH);
    }

    private static Found found(int ago, int right, int wrong) {
        return new Found(TODAY.minusDays(ago), right, wrong, right, wrong);
    }
}
