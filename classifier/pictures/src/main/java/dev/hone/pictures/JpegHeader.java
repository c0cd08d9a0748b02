package dev.hone.pictures;

import java.nio.ByteBuffer;

/** Walks a JPEG file's segments up to the first scan. */
final class JpegHeader {

    private static final int EXIF = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final byte[] EXIF_NAME = {'E', 'x', 'i', 'f', 0, 0};

    private JpegHeader() {}

    static Header read(ByteBuffer in) {
        in.position(2);
        Picture picture = null;
        int orientation = Header.UPRIGHT;
        while (true) {
            int marker = nextMarker(in);
            if (marker == END_OF_IMAGE) {
                throw RefusedPictureException.broken(PictureKind.JPEG);
            }
            int length = Short.toUnsignedInt(in.getShort()) - Short.BYTES;
            if (length < 0) {
                throw RefusedPictureException.broken(PictureKind.JPEG);
            }
            ByteBuffer segment = in.slice(in.position(), length);
            in.position(in.position() + length);
            if (isStartOfFrame(marker)) {
                picture = frame(segment);
            } else if (marker == EXIF && startsWithExifName(segment)) {
                orientation = Tiff.orientation(segment.slice(EXIF_NAME.length, length - EXIF_NAME.length));
            } else if (marker == START_OF_SCAN) {
                if (picture == null) {
                    throw RefusedPictureException.broken(PictureKind.JPEG);
                }
                return new Header(picture, orientation, endsProperly(in));
            }
        }
    }

    private static int nextMarker(ByteBuffer in) {
        if (in.get() != (byte) 0xFF) {
            throw RefusedPictureException.broken(PictureKind.JPEG);
        }
        int marker;
        do {
            marker = Byte.toUnsignedInt(in.get());
        } while (marker == 0xFF);
        return marker;
    }

    /** C4, C8 and CC lie in the same range but are tables. */
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static Picture frame(ByteBuffer segment) {
        int bits = segment.get();
        if (bits != 8) {
            throw RefusedPictureException.unsupported(PictureKind.JPEG, bits + " bits a channel");
        }
        int height = Short.toUnsignedInt(segment.getShort());
        int width = Short.toUnsignedInt(segment.getShort());
        return new Picture(PictureKind.JPEG, width, height);
    }

    private static boolean startsWithExifName(ByteBuffer segment) {
        return segment.remaining() > EXIF_NAME.length
                && segment.slice(0, EXIF_NAME.length).equals(ByteBuffer.wrap(EXIF_NAME));
    }

    /** The decoder would fill what is missing with grey, so the end is looked for here. */
    private static boolean endsProperly(ByteBuffer scans) {
        for (int i = scans.position(); i + 1 < scans.limit(); i++) {
            if (scans.get(i) == (byte) 0xFF && scans.get(i + 1) == (byte) END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }
}
