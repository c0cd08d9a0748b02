package dev.hone.local.command.pictures;

import dev.hone.local.command.house.HouseException;
import dev.hone.stores.datasets.ImportReport.Refused;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A CSV file of what an import did not take, written as it goes. */
public final class RefusalFile implements AutoCloseable {
    private final Path path;
    private final Writer out;

    private RefusalFile(Path path, Writer out) {
        this.path = path;
        this.out = out;
    }

    /** The file at this path, made anew; null for none. */
    public static RefusalFile at(Path path) {
        if (path == null) {
            return new RefusalFile(null, Writer.nullWriter());
        }
        try {
            RefusalFile file = new RefusalFile(path, Files.newBufferedWriter(path));
            file.row("name", "code", "reason");
            return file;
        } catch (IOException e) {
            throw HouseException.unusable(path, e);
        }
    }

    /** Adds one. */
    public void add(Refused refused) {
        row(refused.name(), refused.code(), refused.reason());
    }

    private void row(String... fields) {
        try {
            out.write(Stream.of(fields).map(RefusalFile::quoted).collect(Collectors.joining(",")) + "\n");
        } catch (IOException e) {
            throw HouseException.unusable(path, e);
        }
    }

    private static String quoted(String field) {
        // a spreadsheet would compute what begins like a formula
        String plain = field.matches("(?s)[=+\\-@].*") ? "'" + field : field;
        return '"' + plain.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw HouseException.unusable(path, e);
        }
    }
}
