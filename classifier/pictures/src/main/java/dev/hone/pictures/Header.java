package dev.hone.pictures;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * What can be known of a picture before it is decoded.
 *
 * @param orientation what EXIF calls it: 1 is upright, 2 to 8 are its turns and mirrorings
 * @param complete whether the file goes on to its end, as far as its structure tells
 */
record Header(Picture picture, int orientation, boolean complete) {

    static final int UPRIGHT = 1;

    static Header of(PictureKind kind, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return switch (kind) {
                case JPEG -> JpegHeader.read(in);
                case PNG -> PngHeader.read(in);
                case WEBP -> WebpHeader.read(in);
                case GIF -> SimpleHeaders.gif(in);
                case BMP -> SimpleHeaders.bmp(in);
                case TIFF -> SimpleHeaders.tiff(in);
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw RefusedPictureException.truncated(kind);
        }
    }
}
