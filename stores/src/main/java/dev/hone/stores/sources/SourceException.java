package dev.hone.stores.sources;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** Nothing can be imported from what somebody named; the message says why, and what would do. */
public final class SourceException extends RuntimeException {
    private static final String KINDS =
            "give a folder of folders named after the classes, a zip, tar or tar.gz of such a folder, a CSV file of paths and"
                    + " labels, or an IDX file beside its labels";
    private static final String ARCHIVES = "give a zip, tar or tar.gz of a folder of folders named after the classes";

    private final String wrong;

    private SourceException(String what, String wrong, Throwable cause) {
        super(what + " " + wrong, cause);
        this.wrong = wrong;
    }

    private SourceException(Path path, String wrong) {
        this(path.toString(), wrong, null);
    }

    /** The same of a source that people call otherwise than the file it was fetched into. */
    SourceException of(String name) {
        return new SourceException(name, wrong, getCause());
    }

    static SourceException missing(Path path) {
        return new SourceException(path, "is not there: there is no file or folder of this name");
    }

    static SourceException unknownKind(Path path) {
        return new SourceException(path, "is nothing that pictures are imported from: " + KINDS);
    }

    static SourceException noArchive(Path path) {
        return new SourceException(path, "is no archive that pictures are imported from: " + ARCHIVES);
    }

    static SourceException empty(Path path) {
        return new SourceException(path, "holds nothing to import: " + KINDS);
    }

    static SourceException nothingAt(String location) {
        return new SourceException(
                location,
                "holds nothing to import: name a folder of folders named after the classes, or an archive",
                null);
    }

    static SourceException elsewhere(String location, String bucket) {
        return new SourceException(
                location,
                "is not in Hone's own bucket, from which alone pictures are imported: name %sFOLDER/ or an archive in it"
                        .formatted(bucket),
                null);
    }

    static SourceException unreadable(Path path, IOException cause) {
        return new SourceException(path.toString(), "cannot be read: " + reason(cause), cause);
    }

    static SourceException unwritable(Path path, IOException cause) {
        return new SourceException(path.toString(), "cannot be written: " + reason(cause), cause);
    }

    static SourceException damaged(Path path, String what, Throwable cause) {
        return new SourceException(path.toString(), "is damaged: " + what, cause);
    }

    static SourceException tooManyEntries(Path path, long entries, long limit) {
        return new SourceException(
                path,
                "holds %d files, more than the %d that are taken from one archive: split it".formatted(entries, limit));
    }

    static SourceException bomb(Path path, long unpacked, long packed) {
        return new SourceException(
                path,
                "is not opened: its %d bytes unpack to %d, as no archive of pictures does; unpack it yourself and import the folder if you trust it"
                        .formatted(packed, unpacked));
    }

    static SourceException overlapping(Path path) {
        return new SourceException(
                path, "is not opened: its entries lie over one another, as in an archive made to fill a disk");
    }

    static SourceException noLabels(Path path, String expected) {
        return new SourceException(path, "holds pictures without labels: put %s beside it".formatted(expected));
    }

    static SourceException notPaired(Path path, int pictures, int labels) {
        return new SourceException(path, "holds %d pictures, but its labels are %d".formatted(pictures, labels));
    }

    static SourceException noColumns(Path path, String header) {
        return new SourceException(
                path,
                "does not say which column is the path and which the label: begin it with the line path,label (it begins with: %s)"
                        .formatted(header));
    }

    private static String reason(IOException cause) {
        return cause instanceof AccessDeniedException ? "no permission" : cause.getMessage();
    }
}
