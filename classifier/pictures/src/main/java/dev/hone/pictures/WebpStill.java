package dev.hone.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * One frame of a WebP file.
 *
 * @param alpha the chunk with its transparency, or null
 * @param image the chunk with its colors
 */
record WebpStill(WebpChunk alpha, WebpChunk image, int width, int height) {

    private static final int RIFF_BYTES = 12;
    private static final int EXTENDED_BYTES = 18;
    private static final int HAS_ALPHA = 0x10;

    static boolean begins(WebpChunk chunk) {
        return chunk.is("ALPH") || chunk.is("VP8 ") || chunk.is("VP8L");
    }

    /** The first frame between two places of a file. */
    static WebpStill find(ByteBuffer in, int from, int to) {
        WebpChunk alpha = null;
        WebpChunk chunk = WebpChunk.at(in, from);
        while (!chunk.is("VP8 ") && !chunk.is("VP8L")) {
            alpha = chunk.is("ALPH") ? chunk : alpha;
            if (chunk.end() >= to) {
                throw RefusedPictureException.truncated(PictureKind.WEBP);
            }
            chunk = WebpChunk.at(in, chunk.end());
        }
        if (!chunk.isWhole()) {
            throw RefusedPictureException.truncated(PictureKind.WEBP);
        }
        int content = chunk.content();
        if (chunk.is("VP8L")) {
            int bits = in.getInt(content + 1);
            return new WebpStill(null, chunk, (bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1);
        }
        int width = Short.toUnsignedInt(in.getShort(content + 6)) & 0x3FFF;
        int height = Short.toUnsignedInt(in.getShort(content + 8)) & 0x3FFF;
        return new WebpStill(alpha, chunk, width, height);
    }

    /** What decoding takes until the picture is opaque: the pixels, and what the decoder keeps for itself. */
    int bytesPerPixel() {
        boolean lossless = image.is("VP8L");
        return lossless ? 4 + 4 : alpha == null ? 3 : 4 + 2;
    }

    ByteBuffer file() {
        int length = RIFF_BYTES + size(image) + (alpha == null ? 0 : EXTENDED_BYTES + size(alpha));
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        put(file, "RIFF").putInt(length - WebpChunk.PREFIX_BYTES);
        put(file, "WEBP");
        if (alpha != null) {
            put(file, "VP8X").putInt(EXTENDED_BYTES - WebpChunk.PREFIX_BYTES).putInt(HAS_ALPHA);
            putTriple(file, width - 1);
            putTriple(file, height - 1);
            put(file, alpha);
        }
        put(file, image);
        return file.flip();
    }

    private static int size(WebpChunk chunk) {
        return (int) (chunk.longEnd() - chunk.start());
    }

    private static ByteBuffer put(ByteBuffer file, String name) {
        return file.put(name.getBytes(StandardCharsets.US_ASCII));
    }

    private static void putTriple(ByteBuffer file, int number) {
        file.putShort((short) number).put((byte) (number >> 16));
    }

    /** The last byte of a chunk of odd length may be missing at the end of the file. */
    private static void put(ByteBuffer file, WebpChunk chunk) {
        int end = file.position() + size(chunk);
        file.put(
                chunk.in().slice(chunk.start(), Math.min(size(chunk), chunk.in().limit() - chunk.start())));
        file.position(end);
    }
}
