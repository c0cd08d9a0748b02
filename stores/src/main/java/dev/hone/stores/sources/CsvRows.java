package dev.hone.stores.sources;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a text of separated values: fields may be quoted, and then hold separators, ends of lines and, doubled,
 * quotes. The separator is the comma, semicolon or tab that the first line has first.
 */
final class CsvRows {
    private static final int LONGEST_FIELD = 64_000;
    private static final int MOST_FIELDS = 10_000;
    private static final String SEPARATORS = ",;\t";
    private static final int END = -1;

    private final Reader in;
    private int line = 1;
    private int separator;
    private int ahead;

    /** @param in one that reads fast a letter at a time */
    CsvRows(Reader in) throws IOException {
        this.in = in;
        this.ahead = in.read();
        if (ahead == '\uFEFF') {
            ahead = in.read();
        }
    }

    /** The number of the line that the next row begins on. */
    int line() {
        return line;
    }

    /** The next row, with no white space around its fields; null when there is none. Empty lines are none. */
    List<String> next() throws IOException {
        while (ahead == '\r' || ahead == '\n') {
            ends();
        }
        if (ahead == END) {
            return null;
        }
        List<String> fields = new ArrayList<>();
        do {
            fields.add(field());
            if (fields.size() > MOST_FIELDS) {
                throw new IOException("line %d has more than %d fields".formatted(line, MOST_FIELDS));
            }
        } while (separates());
        ends();
        return fields;
    }

    private String field() throws IOException {
        StringBuilder text = new StringBuilder();
        while (ahead == ' ') {
            ahead = in.read();
        }
        if (ahead == '"') {
            quoted(text);
        }
        while (ahead != END && ahead != '\r' && ahead != '\n' && !isSeparator(ahead)) {
            take(text);
        }
        return text.toString().strip();
    }

    private void quoted(StringBuilder text) throws IOException {
        int begun = line;
        ahead = in.read();
        while (true) {
            if (ahead == END) {
                throw new IOException("a quote of line %d is not closed".formatted(begun));
            }
            if (ahead == '"') {
                ahead = in.read();
                if (ahead != '"') {
                    return;
                }
            }
            line += ahead == '\n' ? 1 : 0;
            take(text);
        }
    }

    private void take(StringBuilder text) throws IOException {
        if (text.length() == LONGEST_FIELD) {
            throw new IOException("line %d has a field of more than %d letters".formatted(line, LONGEST_FIELD));
        }
        text.append((char) ahead);
        ahead = in.read();
    }

    private boolean isSeparator(int letter) {
        if (separator == 0 && SEPARATORS.indexOf(letter) >= 0) {
            separator = letter;
        }
        return separator != 0 && letter == separator;
    }

    private boolean separates() throws IOException {
        if (ahead == END || !isSeparator(ahead)) {
            return false;
        }
        ahead = in.read();
        return true;
    }

    /** Goes over the end of a line, however it is written. */
    private void ends() throws IOException {
        if (ahead == '\r') {
            ahead = in.read();
            if (ahead != '\n') {
                line++;
                return;
            }
        }
        if (ahead == '\n') {
            line++;
            ahead = in.read();
        }
    }
}
