package dev.hone.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A GIF file up to its first frame. Read here, since OpenCV's decoder can be kept busy for hours by a small file, and
 * refuses many that every browser shows.
 *
 * @param canvas the size of the logical screen, or of the frame where that is larger
 * @param colors red, green, blue for each number
 * @param transparent the number that shows what is behind, or -1
 * @param data where the compressed frame begins
 */
record GifFile(
        Picture canvas,
        int left,
        int top,
        int width,
        int height,
        boolean interlaced,
        ByteBuffer colors,
        int transparent,
        int data) {

    private static final int SCREEN_AT = 6;
    private static final int AFTER_SCREEN = 13;
    private static final int FRAME = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int HAS_COLORS = 0x80;
    private static final int INTERLACED = 0x40;

    static GifFile read(ByteBuffer bytes) {
        ByteBuffer in = bytes.order(ByteOrder.LITTLE_ENDIAN).position(SCREEN_AT);
        int screenWidth = Short.toUnsignedInt(in.getShort());
        int screenHeight = Short.toUnsignedInt(in.getShort());
        int flags = in.get();
        in.position(AFTER_SCREEN);
        ByteBuffer colors = colors(in, flags);
        int transparent = -1;
        int block = Byte.toUnsignedInt(in.get());
        while (block == EXTENSION) {
            if (Byte.toUnsignedInt(in.get()) == GRAPHIC_CONTROL && in.get(in.position()) == 4) {
                boolean given = (in.get(in.position() + 1) & 1) == 1;
                transparent = given ? Byte.toUnsignedInt(in.get(in.position() + 4)) : -1;
            }
            skipBlocks(in);
            block = Byte.toUnsignedInt(in.get());
        }
        if (block != FRAME) {
            throw RefusedPictureException.broken(PictureKind.GIF);
        }
        int left = Short.toUnsignedInt(in.getShort());
        int top = Short.toUnsignedInt(in.getShort());
        int width = Short.toUnsignedInt(in.getShort());
        int height = Short.toUnsignedInt(in.getShort());
        int frameFlags = in.get();
        ByteBuffer own = colors(in, frameFlags);
        Picture canvas =
                new Picture(PictureKind.GIF, Math.max(screenWidth, left + width), Math.max(screenHeight, top + height));
        return new GifFile(
                canvas,
                left,
                top,
                width,
                height,
                (frameFlags & INTERLACED) != 0,
                own.hasRemaining() ? own : colors,
                transparent,
                in.position());
    }

    private static ByteBuffer colors(ByteBuffer in, int flags) {
        if ((flags & HAS_COLORS) == 0) {
            return ByteBuffer.allocate(0);
        }
        int length = 3 << (flags & 7) + 1;
        ByteBuffer colors = in.slice(in.position(), length);
        in.position(in.position() + length);
        return colors;
    }

    private static void skipBlocks(ByteBuffer in) {
        int length = Byte.toUnsignedInt(in.get());
        while (length > 0) {
            in.position(in.position() + length);
            length = Byte.toUnsignedInt(in.get());
        }
    }

    Header header() {
        if (width < 1 || height < 1 || !colors.hasRemaining()) {
            throw RefusedPictureException.broken(PictureKind.GIF);
        }
        return new Header(canvas, Header.UPRIGHT, true, Header.Work.of(canvas, 3));
    }
}
