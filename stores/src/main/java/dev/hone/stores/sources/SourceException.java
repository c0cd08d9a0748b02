package dev.hone.stores.sources;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** Nothing can be imported from what somebody named; the message says why, and what would do. */
public final class SourceException extends RuntimeException {
    private static final String KINDS =
            "give a folder of folders named after the classes, a zip, tar or tar.gz of such a folder, a CSV file of paths and"
                    + " labels, or an IDX file beside its labels";

    private SourceException(String message, Throwable cause) {
        super(message, cause);
    }

    static SourceException missing(Path path) {
        return new SourceException("there is no file or folder %s".formatted(path), null);
    }

    static SourceException unknownKind(Path path) {
        return new SourceException("%s is nothing that pictures are imported from: %s".formatted(path, KINDS), null);
    }

    static SourceException empty(Path path) {
        return new SourceException("%s holds no files: %s".formatted(path, KINDS), null);
    }

    static SourceException unreadable(Path path, IOException cause) {
        String reason = cause instanceof AccessDeniedException ? "no permission" : cause.getMessage();
        return new SourceException("%s cannot be read: %s".formatted(path, reason), cause);
    }

    static SourceException damaged(Path path, String what, Throwable cause) {
        return new SourceException("%s is damaged: %s".formatted(path, what), cause);
    }

    static SourceException tooManyEntries(Path path, long entries, long limit) {
        return new SourceException(
                "%s holds %d files, more than the %d that are taken from one archive: split it"
                        .formatted(path, entries, limit),
                null);
    }

    static SourceException bomb(Path path, long unpacked, long packed) {
        return new SourceException(
                "%s is not opened: its %d bytes unpack to %d, as no archive of pictures does; unpack it yourself and import the folder if you trust it"
                        .formatted(path, packed, unpacked),
                null);
    }

    static SourceException overlapping(Path path) {
        return new SourceException(
                "%s is not opened: its entries lie over one another, as in an archive made to fill a disk"
                        .formatted(path),
                null);
    }

    static SourceException noLabels(Path path, String expected) {
        return new SourceException(
                "%s holds pictures without labels: put %s beside it".formatted(path, expected), null);
    }

    static SourceException notPaired(Path path, int pictures, int labels) {
        return new SourceException(
                "%s holds %d pictures, but its labels are %d".formatted(path, pictures, labels), null);
    }

    static SourceException noColumns(Path path, String header) {
        return new SourceException(
                "%s does not say which column is the path and which the label: begin it with the line path,label (it begins with: %s)"
                        .formatted(path, header),
                null);
    }
}
