package dev.hone.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the header of a BMP file, whose rows may be stored from the bottom or, with a negative height, from the top. */
final class BmpHeader {

    private static final int OLD_HEADER = 12;
    private static final int PLAIN = 0;
    private static final int RUNS_OF_BYTES = 1;
    private static final int RUNS_OF_HALVES = 2;
    private static final int MASKS = 3;
    private static final int MASKS_WITH_ALPHA = 6;

    private BmpHeader() {}

    static Header read(ByteBuffer in) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        boolean old = in.getInt(14) == OLD_HEADER;
        int width = old ? Short.toUnsignedInt(in.getShort(18)) : in.getInt(18);
        int height = old ? Short.toUnsignedInt(in.getShort(20)) : Math.abs(in.getInt(22));
        int bits = in.getShort(old ? 24 : 28);
        int compression = old ? PLAIN : in.getInt(30);
        Picture picture = new Picture(PictureKind.BMP, width, height);
        boolean complete = true;
        switch (compression) {
            case PLAIN, MASKS, MASKS_WITH_ALPHA -> {
                long row = Math.ceilDiv((long) width * bits, 32) * 4;
                complete = Integer.toUnsignedLong(in.getInt(10)) + row * height <= in.limit();
            }
            case RUNS_OF_BYTES, RUNS_OF_HALVES -> {}
            default -> throw RefusedPictureException.unsupported(PictureKind.BMP, "compression " + compression);
        }
        return new Header(picture, Header.UPRIGHT, complete, Header.Work.of(picture, bits == 32 ? 4 : 3));
    }
}
