package dev.hone.pictures;

/**
 * Checks and decodes pictures: the only way from bytes to a tensor, for training and for serving. Thread-safe.
 *
 * <p>A picture is turned upright as its EXIF data asks, 16 bits a channel become 8, what is transparent shows white, and
 * of an animation the first frame counts. Everything is done on the caller's thread.
 */
public final class PictureReader {

    /** Named in every spec's digest: to be changed whenever the same bytes would give another tensor. */
    static final String DECODER = "opencv-4.13/1";

    private static final int MOST_BYTES = 25_000_000;
    private static final long MOST_PIXELS = 50_000_000;

    private PictureReader() {}

    /**
     * Tells what these bytes are without decoding them, so that a small file cannot ask for a large memory.
     *
     * @throws RefusedPictureException when they are no picture, or too large a one
     */
    public static Picture check(byte[] bytes) {
        return header(bytes).picture();
    }

    /**
     * Decodes a picture and makes it fit.
     *
     * @throws RefusedPictureException when {@link #check} refuses it, or its content cannot be decoded
     */
    public static Tensor read(byte[] bytes, PictureSpec spec) {
        return Decoder.decode(bytes, header(bytes), spec);
    }

    private static Header header(byte[] bytes) {
        if (bytes.length == 0) {
            throw RefusedPictureException.empty();
        }
        if (bytes.length > MOST_BYTES) {
            throw RefusedPictureException.tooManyBytes(bytes.length, MOST_BYTES);
        }
        PictureKind kind = PictureKind.of(bytes).orElseThrow(RefusedPictureException::notAnImage);
        Header header = Header.of(kind, bytes);
        Picture picture = header.picture();
        if (picture.width() < 1 || picture.height() < 1) {
            throw RefusedPictureException.broken(kind);
        }
        if ((long) picture.width() * picture.height() > MOST_PIXELS) {
            throw RefusedPictureException.tooManyPixels(picture.width(), picture.height(), MOST_PIXELS);
        }
        if (!header.complete()) {
            throw RefusedPictureException.truncated(kind);
        }
        return header;
    }
}
