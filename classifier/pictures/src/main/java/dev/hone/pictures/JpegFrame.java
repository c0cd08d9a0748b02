package dev.hone.pictures;

import java.nio.ByteBuffer;

/**
 * How a JPEG picture is coded.
 *
 * @param samples how many numbers the components have together, for a picture of one pixel of the finest
 */
record JpegFrame(Picture picture, int components, boolean progressive, double samples) {

    private static final int PROGRESSIVE = 0xC2;
    private static final int PROGRESSIVE_ARITHMETIC = 0xCA;
    private static final int COLOURS = 3;

    /** C4, C8 and CC lie in the same range but are tables. */
    static boolean startsWith(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    static JpegFrame read(int marker, ByteBuffer segment) {
        int bits = segment.get();
        if (bits != 8) {
            throw RefusedPictureException.unsupported(PictureKind.JPEG, bits + " bits a channel");
        }
        if (!isDecodable(marker)) {
            throw RefusedPictureException.unsupported(PictureKind.JPEG, "lossless or hierarchical coding");
        }
        int height = Short.toUnsignedInt(segment.getShort());
        int width = Short.toUnsignedInt(segment.getShort());
        int components = segment.get();
        if (components != 1 && components != COLOURS && components != COLOURS + 1) {
            throw RefusedPictureException.unsupported(PictureKind.JPEG, components + " channels");
        }
        int finest = 1;
        int together = 0;
        for (int i = 0; i < components; i++) {
            int sampling = segment.get(segment.position() + 3 * i + 1);
            int blocks = (sampling >> 4 & 0xF) * (sampling & 0xF);
            finest = Math.max(finest, blocks);
            together += blocks;
        }
        boolean progressive = marker == PROGRESSIVE || marker == PROGRESSIVE_ARITHMETIC;
        return new JpegFrame(
                new Picture(PictureKind.JPEG, width, height), components, progressive, (double) together / finest);
    }

    private static boolean isDecodable(int marker) {
        return marker <= PROGRESSIVE || marker == 0xC9 || marker == PROGRESSIVE_ARITHMETIC;
    }

    /** @param kept whether all coefficients are kept until the last scan is read: two bytes each */
    Header.Work work(boolean kept) {
        Header.Work work = Header.Work.of(picture, components == 1 ? 1 : COLOURS);
        return progressive || kept ? work.and((long) (work.pixels() * samples * Short.BYTES)) : work;
    }
}
