package dev.hone.pictures;

import java.nio.ByteBuffer;

/** Walks a PNG file's chunks. */
final class PngHeader {

    static final int IHDR = fourCharacters("IHDR");
    static final int PLTE = fourCharacters("PLTE");
    static final int TRNS = fourCharacters("tRNS");
    static final int IDAT = fourCharacters("IDAT");
    static final int IEND = fourCharacters("IEND");
    static final int SIGNATURE_BYTES = 8;
    static final int PREFIX_BYTES = 8;
    static final int CHECKSUM_BYTES = 4;
    static final int GREY = 0;
    static final int BITS_AT = 24;
    static final int COLOUR_TYPE_AT = 25;

    private static final int EXIF = fourCharacters("eXIf");
    private static final int HEADER_BYTES = 13;

    private PngHeader() {}

    static Header read(ByteBuffer in) {
        in.position(SIGNATURE_BYTES);
        if (in.getInt() != HEADER_BYTES || in.getInt() != IHDR) {
            throw RefusedPictureException.broken(PictureKind.PNG);
        }
        Picture picture = new Picture(PictureKind.PNG, in.getInt(), in.getInt());
        int bits = in.get();
        int colourType = in.get();
        in.position(SIGNATURE_BYTES);
        int orientation = Header.UPRIGHT;
        boolean transparency = false;
        boolean complete = false;
        while (!complete && in.remaining() >= PREFIX_BYTES) {
            int length = in.getInt();
            int type = in.getInt();
            if (length < 0 || length > in.remaining() - CHECKSUM_BYTES) {
                break;
            }
            if (type == EXIF) {
                orientation = Tiff.orientation(in.slice(in.position(), length));
            }
            transparency |= type == TRNS;
            complete = type == IEND;
            in.position(in.position() + length + CHECKSUM_BYTES);
        }
        int channels = channels(colourType, transparency);
        return new Header(
                picture,
                orientation,
                complete,
                Header.Work.of(picture, channels * Math.max(1, bits / 8)).and(in.limit()));
    }

    /** As OpenCV decodes them: a grey picture stays grey even where one grey means nothing. */
    private static int channels(int colourType, boolean transparency) {
        return switch (colourType) {
            case GREY -> 1;
            case 2, 3 -> transparency ? 4 : 3;
            case 4, 6 -> 4;
            default -> throw RefusedPictureException.broken(PictureKind.PNG);
        };
    }

    private static int fourCharacters(String name) {
        return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
    }
}
