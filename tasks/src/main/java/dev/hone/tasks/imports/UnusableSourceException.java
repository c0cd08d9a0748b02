package dev.hone.tasks.imports;

/** What an execution was told to import from is nothing that it can import from. */
public final class UnusableSourceException extends RuntimeException {
    private UnusableSourceException(String message) {
        super(message);
    }

    static UnusableSourceException unknown(String from) {
        String what = from.isBlank() ? "there is nothing to import" : "'%s' is nothing to import from".formatted(from);
        return new UnusableSourceException(what
                + ": hand a zip, tar or tar.gz archive to the execution, or name a folder or an archive in Hone's own"
                + " bucket, as s3://...");
    }

    static UnusableSourceException gone(String name) {
        return new UnusableSourceException(
                "%s is not in Kestra's storage any more: a file is removed from there once it was imported; hand it over again"
                        .formatted(name));
    }
}
