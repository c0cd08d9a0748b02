package dev.hone.pictures;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * What can be known of a picture before it is decoded.
 *
 * @param orientation what EXIF calls it: 1 is upright, 2 to 8 are its turns and mirrorings
 * @param complete whether the file goes on to its end, as far as its structure tells
 * @param work what decoding it takes
 */
record Header(Picture picture, int orientation, boolean complete, Work work) {

    static final int UPRIGHT = 1;

    /**
     * What a decoder has to do for a picture.
     *
     * @param pixels how many it looks at: more than the picture has where tiles stick out
     * @param bytesPerPixel what the decoded picture takes
     * @param besides bytes that the decoder takes for itself
     */
    record Work(long pixels, int bytesPerPixel, long besides) {

        static Work of(Picture picture, int bytesPerPixel) {
            return new Work((long) picture.width() * picture.height(), bytesPerPixel, 0);
        }

        Work and(long moreBytes) {
            return new Work(pixels, bytesPerPixel, besides + moreBytes);
        }
    }

    static Header of(PictureKind kind, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return switch (kind) {
                case JPEG -> JpegHeader.read(in);
                case PNG -> PngHeader.read(in);
                case WEBP -> WebpFile.read(in).header();
                case GIF -> GifFile.read(in).header();
                case BMP -> BmpHeader.read(in);
                case TIFF -> TiffHeader.read(in);
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw RefusedPictureException.truncated(kind);
        }
    }

    /** Grey files are decoded to one channel. */
    boolean grey() {
        return work.bytesPerPixel == 1;
    }

    long pixels() {
        return work.pixels;
    }

    /** How much native memory decoding takes, the picture being reduced by a factor on the way. */
    long bytes(int reduction) {
        return work.pixels / ((long) reduction * reduction) * work.bytesPerPixel + work.besides;
    }
}
