package dev.hone.stores.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ImportReportTest {
    private static final Map<String, Integer> REFUSALS = new TreeMap<>(Map.of("unknown-label", 2, "truncated", 1));

    @Test
    void saysHowItWent() {
        assertThat(new ImportReport(4, 2, 0, REFUSALS, List.of()).words())
                .containsExactly("4 added, 2 already there, 3 refused");
    }

    @Test
    void saysThatSomeCameUnderAnotherLabel() {
        assertThat(new ImportReport(0, 6, 5, Map.of(), List.of()).words())
                .containsExactly(
                        "0 added, 6 already there, 0 refused",
                        "5 came under another label than before: they wait until somebody judges which is right");
    }

    @Test
    void saysWhyASourceBroughtNothing() {
        assertThat(new ImportReport(0, 0, 0, REFUSALS, List.of()).nothingFrom("july.zip"))
                .isEqualTo("no picture of july.zip was taken: 1 truncated, 2 unknown-label");
    }
}
