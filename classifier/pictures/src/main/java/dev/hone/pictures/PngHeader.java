package dev.hone.pictures;

import java.nio.ByteBuffer;

/** Walks a PNG file's chunks. */
final class PngHeader {

    private static final int IHDR = 0x49484452;
    private static final int EXIF = 0x65584966;
    private static final int IEND = 0x49454E44;
    private static final int SIGNATURE_BYTES = 8;
    private static final int CHECKSUM_BYTES = 4;

    private PngHeader() {}

    static Header read(ByteBuffer in) {
        in.position(SIGNATURE_BYTES);
        if (in.getInt() != 13 || in.getInt() != IHDR) {
            throw RefusedPictureException.broken(PictureKind.PNG);
        }
        Picture picture = new Picture(PictureKind.PNG, in.getInt(), in.getInt());
        in.position(SIGNATURE_BYTES);
        int orientation = Header.UPRIGHT;
        while (in.remaining() >= 2 * Integer.BYTES) {
            int length = in.getInt();
            int type = in.getInt();
            if (length < 0 || length > in.remaining() - CHECKSUM_BYTES) {
                return new Header(picture, orientation, false);
            }
            if (type == EXIF) {
                orientation = Tiff.orientation(in.slice(in.position(), length));
            } else if (type == IEND) {
                return new Header(picture, orientation, true);
            }
            in.position(in.position() + length + CHECKSUM_BYTES);
        }
        return new Header(picture, orientation, false);
    }
}
