package dev.hone.local.command.pictures;

import static org.assertj.core.api.Assertions.assertThat;

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
    void isNotThereWhereNobodyAsked() {
        try (RefusalFile file = RefusalFile.at(null)) {
            file.add(new Refused("a.png", "empty", "the file is empty"));
        }

        assertThat(folder).isEmptyDirectory();
    }
}
