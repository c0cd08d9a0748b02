package dev.hone.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureRowTest {
    private static final Figures BEFORE = new Figures(Map.of(
            "test_accuracy",
            0.9,
            "test_pictures",
            90.0,
            "answer_milliseconds",
            5.0,
            "bundle_bytes",
            4e6,
            "test_recall_rust",
            0.8,
            "test_recall_old",
            0.5));
    private static final Figures AFTER = new Figures(Map.of(
            "test_accuracy",
            0.95,
            "test_pictures",
            90.0,
            "answer_milliseconds",
            6.2,
            "bundle_bytes",
            4e6,
            "test_recall_rust",
            0.7,
            "test_recall_mildew",
            1.0));

    @Test
    void saysWhichFigureIsTheBetterOne() {
        assertThat(FigureRow.ofMeasures(BEFORE, AFTER))
                .containsExactly(
                        new FigureRow("Right answers", "90\u00a0%", "95\u00a0%", "+5.0\u00a0points", "better"),
                        new FigureRow(
                                "Time for an answer, median", "5.0\u00a0ms", "6.2\u00a0ms", "+1.2\u00a0ms", "worse"),
                        new FigureRow("Size", "4.0\u00a0MB", "4.0\u00a0MB", "same", ""),
                        new FigureRow("Test pictures", "90", "90", "same", ""));
    }

    @Test
    void showsTheClassesOfTheProjectAndThoseThatOnlyAnOlderVersionKnows() {
        Project project = new Project(
                "cells",
                null,
                List.of(
                        new ProjectClass("mildew", "powdery mildew"),
                        new ProjectClass("rust", null),
                        new ProjectClass("scab", null)),
                null,
                null,
                null,
                null,
                null);
        assertThat(FigureRow.ofClasses(project, BEFORE, AFTER))
                .containsExactly(
                        new FigureRow("powdery mildew", "\u2013", "100\u00a0%", "\u2013", ""),
                        new FigureRow("rust", "80\u00a0%", "70\u00a0%", "\u221210.0\u00a0points", "worse"),
                        new FigureRow("old", "50\u00a0%", "\u2013", "\u2013", ""));
    }

    @Test
    void isAsExactAsTheNumberOfPicturesAllows() {
        assertThat(new Figures(Map.of("test_accuracy", 0.9123, "test_pictures", 1000.0)).text(Measure.ACCURACY))
                .isEqualTo("91.2\u00a0%");
        assertThat(BEFORE.text(Measure.MACRO_F1)).isEqualTo("\u2013");
        assertThat(new Figures(Map.of("test_accuracy", Double.NaN)).text(Measure.ACCURACY))
                .isEqualTo("\u2013");
    }

    @Test
    void callsNoDifferenceBetterThatDoesNotShow() {
        Figures nearly = new Figures(Map.of("test_accuracy", 0.90001));
        assertThat(FigureRow.ofMeasures(new Figures(Map.of("test_accuracy", 0.9)), nearly))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.difference()).isEqualTo("same");
                    assertThat(row.word()).isEmpty();
                });
    }
}
