package dev.hone.pictures;

import java.nio.ByteBuffer;

/** Walks a JPEG file's segments up to the first scan, and then over the scans. */
final class JpegHeader {

    private static final int EXIF = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final byte[] EXIF_NAME = {'E', 'x', 'i', 'f', 0, 0};

    /** A decoder goes over all of the picture for each: honest files have about ten. */
    private static final int MOST_SCANS = 64;

    private JpegHeader() {}

    static Header read(ByteBuffer in) {
        in.position(2);
        JpegFrame frame = null;
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
            if (JpegFrame.startsWith(marker)) {
                frame = JpegFrame.read(marker, segment);
            } else if (marker == EXIF && startsWithExifName(segment)) {
                orientation = Tiff.orientation(segment.slice(EXIF_NAME.length, length - EXIF_NAME.length));
            } else if (marker == START_OF_SCAN) {
                if (frame == null) {
                    throw RefusedPictureException.broken(PictureKind.JPEG);
                }
                return header(frame, orientation, segment.get() < frame.components(), in);
            }
        }
    }

    private static Header header(JpegFrame frame, int orientation, boolean inParts, ByteBuffer in) {
        int scans = 1;
        int marker = 0;
        for (int i = in.position(); i + 1 < in.limit() && marker != END_OF_IMAGE; i++) {
            if (in.get(i) == (byte) 0xFF) {
                marker = Byte.toUnsignedInt(in.get(i + 1));
                scans += marker == START_OF_SCAN ? 1 : 0;
            }
        }
        if (scans > MOST_SCANS) {
            throw RefusedPictureException.unsupported(PictureKind.JPEG, "more than " + MOST_SCANS + " scans");
        }
        // the decoder would fill what is missing with grey, so the end is looked for here
        boolean complete = marker == END_OF_IMAGE;
        return new Header(frame.picture(), orientation, complete, frame.work(inParts || scans > 1));
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

    private static boolean startsWithExifName(ByteBuffer segment) {
        return segment.remaining() > EXIF_NAME.length
                && segment.slice(0, EXIF_NAME.length).equals(ByteBuffer.wrap(EXIF_NAME));
    }
}
