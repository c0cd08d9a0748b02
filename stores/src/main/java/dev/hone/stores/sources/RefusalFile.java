package dev.hone.stores.sources;

import dev.hone.stores.datasets.ImportReport.Refused;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV file of what an import did not take, written as it goes. */
public final class RefusalFile implements AutoCloseable {
    private final Path path;
    private final Writer out;
    private final int most;
    private int rows;

    private RefusalFile(Path path, Writer out, int most) {
        this.path = path;
        this.out = out;
        this.most = most;
    }

    /** The file at this path, made anew; null for none. */
    public static RefusalFile at(Path path) {
        return path == null
                ? new RefusalFile(null, Writer.nullWriter(), Integer.MAX_VALUE)
                : at(path, Integer.MAX_VALUE);
    }

    /** The file at this path, made anew, of so many refusals at most; a last row says that there are more. */
    public static RefusalFile at(Path path, int most) {
        try {
            RefusalFile file = new RefusalFile(path, Files.newBufferedWriter(path), most);
            file.row("name", "code", "reason");
            return file;
        } catch (IOException e) {
            throw SourceException.unwritable(path, e);
        }
    }

    /** Adds one. */
    public void add(Refused refused) {
        if (rows < most) {
            row(refused.name(), refused.code(), refused.reason());
        } else if (rows == most) {
            row("...", "more", "there are more than these %d".formatted(most));
        }
        rows++;
    }

    private void row(String... fields) {
        try {
            out.write(CsvLine.of(fields) + "\n");
        } catch (IOException e) {
            throw SourceException.unwritable(path, e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw SourceException.unwritable(path, e);
        }
    }
}
