package dev.hone.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartTest {
    @Test
    void refusesARowThatDoesNotFitItsColumns() {
        List<Chart.Row> rows = List.of(new Chart.Row("monday", List.of(1.0, 2.0)));
        assertThatThrownBy(() -> lines(rows)).hasMessage("monday has 2 figures for 1 columns");
    }

    @Test
    void refusesBoxesOfOtherFiguresThanFive() {
        assertThatThrownBy(() -> new Chart(
                        "one",
                        Chart.Kind.BOXES,
                        Unit.PIXELS,
                        "says",
                        "class",
                        List.of(new Chart.Column("only")),
                        List.of()))
                .hasMessageContaining("boxes are drawn from");
    }

    @Test
    void showsItsNumbersAsATableThatScriptsCanReadAndNothingWhereThereIsNone() {
        String page = shown(lines(List.of(
                new Chart.Row("monday", List.of(0.125)), new Chart.Row("tuesday", Arrays.asList((Double) null)))));
        assertThat(page)
                .contains("data-value=\"0.125\">12.5\u00a0%</td>")
                .contains("<td class=\"number\"></td>")
                .contains("aria-label=\"Right answers by day\"");
    }

    @Test
    void showsNamesOfClassesAsTextWhateverTheyHold() {
        String page = shown(lines(List.of(new Chart.Row("<b>bold</b>", List.of(1.0)))));
        assertThat(page).contains("&lt;b&gt;bold&lt;/b&gt;").doesNotContain("<b>");
    }

    private static Chart lines(List<Chart.Row> rows) {
        return new Chart(
                "right",
                Chart.Kind.LINES,
                Unit.SHARE,
                "Right answers by day",
                "Day",
                List.of(new Chart.Column("right")),
                rows);
    }

    private static String shown(Chart chart) {
        StringOutput page = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render("chart.jte", Map.of("chart", chart), page);
        return page.toString();
    }
}
