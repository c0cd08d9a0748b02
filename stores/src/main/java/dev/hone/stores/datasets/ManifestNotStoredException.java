package dev.hone.stores.datasets;

/** A data set is known of that the bucket does not hold: it was put back to what it was before, or emptied. */
public final class ManifestNotStoredException extends RuntimeException {
    private ManifestNotStoredException(String message, Throwable cause) {
        super(message, cause);
    }

    static ManifestNotStoredException of(String project, String digest, Throwable cause) {
        return new ManifestNotStoredException(
                "the bucket has no data set %s of project '%s': after restoring a bucket, run ./hone reindex %s"
                        .formatted(digest, project, project),
                cause);
    }
}
