package dev.hone.pictures;

/** Bytes that are not taken as a picture; the message says why in words for the person who sent them. */
public final class RefusedPictureException extends RuntimeException {

    private final Refusal reason;

    private RefusedPictureException(Refusal reason, String message) {
        super(message);
        this.reason = reason;
    }

    static RefusedPictureException empty() {
        return new RefusedPictureException(Refusal.EMPTY, "the file is empty");
    }

    static RefusedPictureException notAnImage() {
        return new RefusedPictureException(
                Refusal.NOT_AN_IMAGE, "this is not a picture in JPEG, PNG, GIF, BMP, WebP or TIFF format");
    }

    static RefusedPictureException broken(PictureKind kind) {
        return new RefusedPictureException(
                Refusal.NOT_AN_IMAGE, "the file begins like %s but cannot be read as a picture".formatted(kind));
    }

    static RefusedPictureException truncated(PictureKind kind) {
        return new RefusedPictureException(Refusal.TRUNCATED, "the %s file breaks off before its end".formatted(kind));
    }

    static RefusedPictureException tooManyBytes(long bytes, long limit) {
        return new RefusedPictureException(
                Refusal.TOO_LARGE,
                "the file has %.1f MB, more than the %d MB that are taken".formatted(bytes / 1e6, limit / 1_000_000));
    }

    static RefusedPictureException tooManyPixels(long width, long height, long limit) {
        return new RefusedPictureException(
                Refusal.TOO_LARGE,
                "the picture has %d x %d pixels, more than the %d megapixels that are taken"
                        .formatted(width, height, limit / 1_000_000));
    }

    static RefusedPictureException tooMuchMemory(long bytes, long limit) {
        return new RefusedPictureException(
                Refusal.TOO_LARGE,
                "decoding the picture takes %d MB, more than the %d MB that there are"
                        .formatted(bytes / 1_000_000, limit / 1_000_000));
    }

    static RefusedPictureException otherFormat(String name) {
        return new RefusedPictureException(
                Refusal.UNSUPPORTED,
                "%s files are not supported: send JPEG, PNG, GIF, BMP, WebP or TIFF".formatted(name));
    }

    static RefusedPictureException unsupported(PictureKind kind, String what) {
        return new RefusedPictureException(Refusal.UNSUPPORTED, "%s with %s is not supported".formatted(kind, what));
    }

    public Refusal reason() {
        return reason;
    }
}
