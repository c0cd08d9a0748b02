package dev.hone.stores.sources;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a line of a CSV file that people open in spreadsheets. */
public final class CsvLine {
    private CsvLine() {}

    /** The fields, quoted, without an end of line. */
    public static String of(String... fields) {
        return Stream.of(fields).map(CsvLine::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String field) {
        // a spreadsheet would compute what begins like a formula
        String plain = field.matches("(?s)[=+\\-@].*") ? "'" + field : field;
        return '"' + plain.replace("\"", "\"\"") + '"';
    }
}
