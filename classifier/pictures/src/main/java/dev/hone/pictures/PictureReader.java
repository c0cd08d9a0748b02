package dev.hone.pictures;

/**
 * Checks and decodes pictures within the usual {@link PictureLimits}: the only way from bytes to a tensor, for training
 * and for serving. Thread-safe.
 *
 * <p>A picture is turned upright as its EXIF data asks, 16 bits a channel become 8, what is transparent shows white, and
 * of an animation the first frame counts, of several pages the first. Everything is done on the caller's thread, which
 * waits while others decode as much as the limits allow.
 */
public final class PictureReader {

    /** Named in every spec's digest: to be changed whenever the same bytes would give another tensor. */
    static final String DECODER = "opencv-4.13/3";

    private static final PictureIntake USUAL = new PictureIntake(PictureLimits.DEFAULT);

    private PictureReader() {}

    /**
     * Tells of a file whether it is small enough, before its bytes are fetched.
     *
     * @throws RefusedPictureException when it is not
     */
    public static void requireSize(long bytes) {
        USUAL.requireSize(bytes);
    }

    /**
     * Tells what these bytes are without decoding them, so that a small file cannot ask for a large memory.
     *
     * @throws RefusedPictureException when they are no picture, or too large a one
     */
    public static Picture check(byte[] bytes) {
        return USUAL.check(bytes);
    }

    /**
     * Decodes a picture and makes it fit.
     *
     * @throws RefusedPictureException when {@link #check} refuses it, or its content cannot be decoded
     */
    public static Tensor read(byte[] bytes, PictureSpec spec) {
        return USUAL.read(bytes, spec);
    }

    /**
     * Decodes a picture and measures it.
     *
     * @throws RefusedPictureException as {@link #read} does
     */
    public static PictureStudy study(byte[] bytes) {
        return USUAL.study(bytes);
    }

    /**
     * Does what {@link #read} and {@link #study} do, decoding once where both can use the same.
     *
     * @throws RefusedPictureException as {@link #read} does
     */
    public static ReadPicture readAndStudy(byte[] bytes, PictureSpec spec) {
        return USUAL.readAndStudy(bytes, spec);
    }
}
