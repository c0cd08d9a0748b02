package dev.hone.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The formats that say their size in one place. Whether such a file is whole shows when it is decoded. */
final class SimpleHeaders {

    private static final int BMP_CORE_HEADER = 12;
    private static final int TIFF_WIDTH = 256;
    private static final int TIFF_HEIGHT = 257;

    private SimpleHeaders() {}

    static Header gif(ByteBuffer in) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        return upright(PictureKind.GIF, Short.toUnsignedInt(in.getShort(6)), Short.toUnsignedInt(in.getShort(8)));
    }

    static Header bmp(ByteBuffer in) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        if (in.getInt(14) == BMP_CORE_HEADER) {
            return upright(PictureKind.BMP, Short.toUnsignedInt(in.getShort(18)), Short.toUnsignedInt(in.getShort(20)));
        }
        // a negative height means that the rows begin at the top
        return upright(PictureKind.BMP, in.getInt(18), Math.abs(in.getInt(22)));
    }

    /** The decoder itself turns TIFF pictures upright. */
    static Header tiff(ByteBuffer in) {
        return upright(PictureKind.TIFF, Tiff.tag(in, TIFF_WIDTH, 0), Tiff.tag(in, TIFF_HEIGHT, 0));
    }

    private static Header upright(PictureKind kind, int width, int height) {
        return new Header(new Picture(kind, width, height), Header.UPRIGHT, true);
    }
}
