package dev.hone.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.PictureFigures.Arrivals;
import dev.hone.ui.charts.Chart.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-06-15");

    @Test
    void countsWhatThereWasAtTheEndOfEachDay() {
        Growth growth = Growth.of(
                List.of(
                        new Arrivals(TODAY.minusDays(2), "monocyte", 3),
                        new Arrivals(TODAY.minusDays(2), "basophil", 1),
                        new Arrivals(TODAY, "monocyte", 2)),
                List.of("basophil", "monocyte"),
                TODAY);
        assertThat(growth.step()).isEqualTo("Day");
        assertThat(growth.labels()).containsExactly("basophil", "monocyte");
        assertThat(growth.rows())
                .containsExactly(
                        new Row("13 Jun 2026", List.of(1.0, 3.0)),
                        new Row("14 Jun 2026", List.of(1.0, 3.0)),
                        new Row("15 Jun 2026", List.of(1.0, 5.0)));
    }

    @Test
    void takesWeeksAndMonthsWhereDaysWouldBeTooMany() {
        Growth weeks = Growth.of(
                List.of(new Arrivals(TODAY.minusDays(100), "monocyte", 3)), List.of("basophil", "monocyte"), TODAY);
        assertThat(weeks.step()).isEqualTo("Week from");
        assertThat(weeks.rows()).hasSize(16).last().isEqualTo(new Row("15 Jun 2026", List.of(0.0, 3.0)));

        Growth months = Growth.of(
                List.of(new Arrivals(TODAY.minusYears(3), "monocyte", 3)), List.of("basophil", "monocyte"), TODAY);
        assertThat(months.rows()).hasSize(37).first().isEqualTo(new Row("June 2023", List.of(0.0, 3.0)));
    }

    @Test
    void drawsOneLineWhereThereAreTooManyClassesToTellApart() {
        List<String> classes = IntStream.range(0, 9).mapToObj(i -> "class-" + i).toList();
        Growth growth = Growth.of(
                List.of(new Arrivals(TODAY, "class-3", 3), new Arrivals(TODAY, "class-8", 4)), classes, TODAY);
        assertThat(growth.labels()).containsExactly("");
        assertThat(growth.rows()).containsExactly(new Row("15 Jun 2026", List.of(7.0)));
    }

    @Test
    void leavesOutClassesThatTheProjectHasNoMore() {
        Growth growth = Growth.of(List.of(new Arrivals(TODAY, "gone", 3)), List.of("basophil", "monocyte"), TODAY);
        assertThat(growth.rows()).containsExactly(new Row("15 Jun 2026", List.of(0.0, 0.0)));
    }
}
