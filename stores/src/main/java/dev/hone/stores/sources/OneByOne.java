package dev.hone.stores.sources;

import dev.hone.stores.datasets.ImportReport.Refused;
import dev.hone.stores.datasets.Offered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/** A source of which each kind only says what comes next. One that breaks off in the middle ends with a refusal that says so. */
abstract class OneByOne implements PictureSource {
    private final String name;
    private Offered next;
    private boolean ended;

    /** Of this name; a path is called by its last part. */
    OneByOne(String name) {
        this.name = name;
    }

    OneByOne(Path path) {
        this(String.valueOf(path.getFileName()));
    }

    /** What comes next; null when nothing does. */
    abstract Offered pull() throws IOException;

    @Override
    public String name() {
        return name;
    }

    @Override
    public final boolean hasNext() {
        if (next == null && !ended) {
            next = pullOrEnd();
            ended |= next == null;
        }
        return next != null;
    }

    @Override
    public final Offered next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Offered now = next;
        next = null;
        return now;
    }

    private Offered pullOrEnd() {
        try {
            return pull();
        } catch (IOException e) {
            ended = true;
            return new Refused(
                    name(),
                    code(e),
                    "%s; nothing after this is read".formatted(EntryName.shown(String.valueOf(e.getMessage()))));
        }
    }

    private static String code(IOException e) {
        return e instanceof OverfullException ? "bomb" : "damaged";
    }
}
