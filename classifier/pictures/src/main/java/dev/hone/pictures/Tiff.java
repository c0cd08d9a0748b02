package dev.hone.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** A TIFF structure's first directory; EXIF data has this form, too. */
final class Tiff {

    static final int PHOTOMETRIC = 262;
    static final int PALETTE = 3;

    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY_BYTES = 12;
    private static final int MOST_NUMBERS = 1_000_000;
    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private final ByteBuffer in;
    private final Map<Integer, Integer> entries = new HashMap<>();

    private Tiff(ByteBuffer in) {
        this.in = in;
    }

    /** Throws {@link IndexOutOfBoundsException} where it points out of the file. */
    static Tiff firstPage(ByteBuffer tiff) {
        ByteBuffer in = tiff.duplicate().order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        Tiff page = new Tiff(in);
        int directory = in.getInt(4);
        int count = Short.toUnsignedInt(in.getShort(directory));
        for (int i = 0; i < count; i++) {
            int entry = directory + Short.BYTES + i * ENTRY_BYTES;
            page.entries.putIfAbsent(Short.toUnsignedInt(in.getShort(entry)), entry);
        }
        return page;
    }

    /** Broken EXIF data is no reason to refuse a picture: it then counts as upright. */
    static int orientation(ByteBuffer exif) {
        try {
            return firstPage(exif).orientation();
        } catch (IndexOutOfBoundsException | RefusedPictureException e) {
            return Header.UPRIGHT;
        }
    }

    int orientation() {
        long orientation = number(ORIENTATION, Header.UPRIGHT);
        return orientation >= 1 && orientation <= 8 ? (int) orientation : Header.UPRIGHT;
    }

    int size(int tag) {
        return (int) Math.min(Integer.MAX_VALUE, number(tag, 0));
    }

    long number(int tag, long otherwise) {
        return numbers(tag, otherwise)[0];
    }

    long[] numbers(int tag, long otherwise) {
        Integer entry = entries.get(tag);
        if (entry == null) {
            return new long[] {otherwise};
        }
        int type = in.getShort(entry + 2);
        long count = Integer.toUnsignedLong(in.getInt(entry + 4));
        int size = type == BYTE ? 1 : type == SHORT ? Short.BYTES : Integer.BYTES;
        if (count < 1 || count > MOST_NUMBERS || type != BYTE && type != SHORT && type != LONG) {
            throw RefusedPictureException.broken(PictureKind.TIFF);
        }
        int start = count * size <= Integer.BYTES ? entry + 8 : in.getInt(entry + 8);
        long[] numbers = new long[(int) count];
        for (int i = 0; i < count; i++) {
            int at = start + i * size;
            numbers[i] = switch (type) {
                case BYTE -> Byte.toUnsignedInt(in.get(at));
                case SHORT -> Short.toUnsignedInt(in.getShort(at));
                default -> Integer.toUnsignedLong(in.getInt(at));
            };
        }
        return numbers;
    }
}
