package dev.hone.ui.admin.audit;

import dev.hone.stores.ledger.AuditEntry;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entries as lines of a CSV file, as RFC 4180 has them. */
final class CsvText {
    static final String HEAD = "id,at,by,action,project,detail\r\n";

    private static final String FORMULA = "=+-@\t\r";

    private CsvText() {}

    static String line(AuditEntry entry) {
        return Stream.of(
                                String.valueOf(entry.id()),
                                entry.at().toString(),
                                entry.by(),
                                entry.action(),
                                entry.project() == null ? "" : entry.project(),
                                entry.detail())
                        .map(CsvText::field)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /** What a spreadsheet would take for a formula begins with an apostrophe, which keeps it a text. */
    private static String field(String text) {
        String plain = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return plain.chars().anyMatch(sign -> sign == ',' || sign == '"' || sign == '\n' || sign == '\r')
                ? '"' + plain.replace("\"", "\"\"") + '"'
                : plain;
    }
}
