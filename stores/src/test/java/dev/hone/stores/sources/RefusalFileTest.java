package dev.hone.stores.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.datasets.ImportReport.Refused;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalFileTest {
    @TempDir
    private Path folder;

    @Test
    void holdsWhatWasRefusedSoThatASpreadsheetReadsIt() {
        Path path = folder.resolve("refused.csv");
        try (RefusalFile file = RefusalFile.at(path)) {
            file.add(new Refused("a, \"b\".png", "empty", "the file is empty"));
            file.add(new Refused("=cmd()", "missing", "line 2: there is no file"));
        }

        assertThat(path).hasContent("""
                "name","code","reason"
                "a, ""b"".png","empty","the file is empty"
                "'=cmd()","missing","line 2: there is no file"
                """);
    }

    @Test
    void listsNoMoreThanItMay() {
        Path path = folder.resolve("refused.csv");
        try (RefusalFile file = RefusalFile.at(path, 1)) {
            for (int i = 0; i < 4; i++) {
                file.add(new Refused(i + ".png", "empty", "the file is empty"));
            }
        }

        assertThat(path).hasContent("""
                "name","code","reason"
                "0.png","empty","the file is empty"
                "...","more","there are more than these 1"
                """);
    }

    @Test
    void saysWhereItCannotBeWritten() {
        Path nowhere = folder.resolve("nowhere/refused.csv");

        assertThatThrownBy(() -> RefusalFile.at(nowhere))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("refused.csv cannot be written");
    }

    @Test
    void isNotThereWhereNobodyAsked() {
        try (RefusalFile file = RefusalFile.at(null)) {
            file.add(new Refused("a.png", "empty", "the file is empty"));
        }

        assertThat(folder).isEmptyDirectory();
    }
}
