package dev.hone.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads numbers from a TIFF structure's first directory; EXIF data has this form, too. */
final class Tiff {

    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY_BYTES = 12;
    private static final int SHORT = 3;

    private Tiff() {}

    /** Broken EXIF data is no reason to refuse a picture: it then counts as upright. */
    static int orientation(ByteBuffer exif) {
        try {
            int orientation = tag(exif, ORIENTATION, Header.UPRIGHT);
            return orientation >= 1 && orientation <= 8 ? orientation : Header.UPRIGHT;
        } catch (IndexOutOfBoundsException e) {
            return Header.UPRIGHT;
        }
    }

    static int tag(ByteBuffer tiff, int tag, int otherwise) {
        ByteBuffer in = tiff.duplicate().order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = in.getInt(4);
        int entries = Short.toUnsignedInt(in.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + Short.BYTES + i * ENTRY_BYTES;
            if (Short.toUnsignedInt(in.getShort(entry)) == tag) {
                return in.getShort(entry + 2) == SHORT
                        ? Short.toUnsignedInt(in.getShort(entry + 8))
                        : in.getInt(entry + 8);
            }
        }
        return otherwise;
    }
}
