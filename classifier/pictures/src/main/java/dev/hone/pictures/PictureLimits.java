package dev.hone.pictures;

/**
 * How much a picture may ask for; all of it is checked before anything is decoded.
 *
 * @param fileBytes how many bytes a file may have
 * @param pixels how many pixels a picture may have, and the decoder may have to look at
 * @param decodingBytes how many bytes the pictures being decoded at one time may take together: others wait, and one
 *     that needs more by itself is refused
 */
public record PictureLimits(long fileBytes, long pixels, long decodingBytes) {

    /** 25 MB, 50 megapixels, 448 MiB: what half a gigabyte beside the heap bears. */
    public static final PictureLimits DEFAULT = new PictureLimits(25_000_000, 50_000_000, 448L << 20);

    public PictureLimits {
        if (fileBytes < 1 || pixels < 1 || decodingBytes < 1) {
            throw new IllegalArgumentException("limits of %d bytes, %d pixels and %d bytes being decoded let nothing in"
                    .formatted(fileBytes, pixels, decodingBytes));
        }
    }

    public PictureLimits withFileBytes(long bytes) {
        return new PictureLimits(bytes, pixels, decodingBytes);
    }

    public PictureLimits withPixels(long most) {
        return new PictureLimits(fileBytes, most, decodingBytes);
    }

    public PictureLimits withDecodingBytes(long bytes) {
        return new PictureLimits(fileBytes, pixels, bytes);
    }
}
