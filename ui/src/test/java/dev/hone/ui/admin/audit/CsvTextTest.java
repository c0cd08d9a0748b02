package dev.hone.ui.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.ledger.AuditEntry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CsvTextTest {
    private static final Instant AT = Instant.parse("2026-06-15T12:00:00Z");

    @Test
    void quotesWhatWouldEndAField() {
        assertThat(line("ann", "cells", "said \"no\", twice\nand more"))
                .isEqualTo("7,2026-06-15T12:00:00Z,ann,note,cells,\"said \"\"no\"\", twice\nand more\"\r\n");
    }

    @Test
    void leavesAFieldEmptyThatIsNot() {
        assertThat(line("ann", null, "x")).isEqualTo("7,2026-06-15T12:00:00Z,ann,note,,x\r\n");
    }

    @Test
    void keepsSpreadsheetsFromCalculating() {
        assertThat(line("=1+1", "cells", "@SUM(A1)"))
                .isEqualTo("7,2026-06-15T12:00:00Z,'=1+1,note,cells,'@SUM(A1)\r\n");
    }

    private static String line(String by, String project, String detail) {
        return CsvText.line(new AuditEntry(7, AT, by, "note", project, detail));
    }
}
