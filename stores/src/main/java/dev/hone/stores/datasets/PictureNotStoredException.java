package dev.hone.stores.datasets;

/** A picture was named that the bucket does not hold (yet). */
public final class PictureNotStoredException extends RuntimeException {
    private PictureNotStoredException(String message) {
        super(message);
    }

    public static PictureNotStoredException of(String project, String digest) {
        return new PictureNotStoredException("project '%s' has no picture %s".formatted(project, digest));
    }
}
