package dev.hone.stores.datasets;

/** A picture was sent that somebody had erased for good. */
public final class PictureErasedException extends RuntimeException {
    private PictureErasedException(String message) {
        super(message);
    }

    public static PictureErasedException of(String project, String digest) {
        return new PictureErasedException(
                "picture %s was erased from project '%s' and is not taken again".formatted(digest, project));
    }
}
