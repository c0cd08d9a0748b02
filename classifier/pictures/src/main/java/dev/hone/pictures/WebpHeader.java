package dev.hone.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the three kinds of WebP: lossy, lossless, and extended, which may carry EXIF data. */
final class WebpHeader {

    private static final int LOSSY = fourCharacters("VP8 ");
    private static final int LOSSLESS = fourCharacters("VP8L");
    private static final int EXTENDED = fourCharacters("VP8X");
    private static final int EXIF = fourCharacters("EXIF");
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_PREFIX = 8;

    private WebpHeader() {}

    static Header read(ByteBuffer in) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        long promised = Integer.toUnsignedLong(in.getInt(4)) + CHUNK_PREFIX;
        int content = FIRST_CHUNK + CHUNK_PREFIX;
        int kind = in.getInt(FIRST_CHUNK);
        int width;
        int height;
        if (kind == LOSSY) {
            width = Short.toUnsignedInt(in.getShort(content + 6)) & 0x3FFF;
            height = Short.toUnsignedInt(in.getShort(content + 8)) & 0x3FFF;
        } else if (kind == LOSSLESS) {
            int bits = in.getInt(content + 1);
            width = (bits & 0x3FFF) + 1;
            height = (bits >>> 14 & 0x3FFF) + 1;
        } else if (kind == EXTENDED) {
            width = (in.getInt(content + 4) & 0xFFFFFF) + 1;
            height = (in.getInt(content + 6) >>> 8) + 1;
        } else {
            throw RefusedPictureException.broken(PictureKind.WEBP);
        }
        Picture picture = new Picture(PictureKind.WEBP, width, height);
        return new Header(picture, orientation(in), promised <= in.limit());
    }

    private static int orientation(ByteBuffer in) {
        long chunk = FIRST_CHUNK;
        while (chunk + CHUNK_PREFIX <= in.limit()) {
            int position = (int) chunk;
            long length = Integer.toUnsignedLong(in.getInt(position + Integer.BYTES));
            if (in.getInt(position) == EXIF && length <= in.limit() - position - CHUNK_PREFIX) {
                return Tiff.orientation(in.slice(position + CHUNK_PREFIX, (int) length));
            }
            chunk += CHUNK_PREFIX + length + (length & 1);
        }
        return Header.UPRIGHT;
    }

    private static int fourCharacters(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }
}
