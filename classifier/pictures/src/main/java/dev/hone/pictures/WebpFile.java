package dev.hone.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A WebP file of the three kinds, lossy, lossless and extended, up to its first frame.
 *
 * @param header what is known of the picture: the canvas
 * @param left where the first frame lies on the canvas
 * @param top where the first frame lies on the canvas
 * @param width of the first frame
 * @param height of the first frame
 * @param still a file of the first frame alone: no animation is ever decoded, nor what surrounds it
 */
record WebpFile(Header header, int left, int top, int width, int height, ByteBuffer still) {

    private static final int FIRST_CHUNK = 12;
    private static final int ANIMATION_FRAME_HEADER = 16;

    static WebpFile read(ByteBuffer bytes) {
        ByteBuffer in = bytes.order(ByteOrder.LITTLE_ENDIAN);
        boolean complete = Integer.toUnsignedLong(in.getInt(4)) + WebpChunk.PREFIX_BYTES <= in.limit();
        WebpChunk first = WebpChunk.at(in, FIRST_CHUNK);
        if (!first.is("VP8X")) {
            return still(WebpStill.find(in, FIRST_CHUNK, in.limit()), null, Header.UPRIGHT, complete);
        }
        int width = first.triple(4) + 1;
        int height = first.triple(7) + 1;
        Picture canvas = new Picture(PictureKind.WEBP, width, height);
        int orientation = orientation(in);
        for (WebpChunk chunk = first; ; chunk = WebpChunk.at(in, chunk.end())) {
            if (chunk.is("ANMF")) {
                int content = chunk.content() + ANIMATION_FRAME_HEADER;
                WebpStill frame = WebpStill.find(in, content, Math.min(in.limit(), chunk.end()));
                int left = 2 * chunk.triple(0);
                int top = 2 * chunk.triple(3);
                boolean outside = left + frame.width() > width || top + frame.height() > height;
                if (outside || frame.width() != chunk.triple(6) + 1 || frame.height() != chunk.triple(9) + 1) {
                    throw RefusedPictureException.broken(PictureKind.WEBP);
                }
                return placed(frame, canvas, left, top, orientation, complete);
            } else if (WebpStill.begins(chunk)) {
                return still(WebpStill.find(in, chunk.start(), in.limit()), canvas, orientation, complete);
            }
        }
    }

    private static WebpFile still(WebpStill frame, Picture canvas, int orientation, boolean complete) {
        Picture picture = new Picture(PictureKind.WEBP, frame.width(), frame.height());
        if (canvas != null && !canvas.equals(picture)) {
            throw RefusedPictureException.broken(PictureKind.WEBP);
        }
        return placed(frame, picture, 0, 0, orientation, complete);
    }

    private static WebpFile placed(
            WebpStill frame, Picture canvas, int left, int top, int orientation, boolean complete) {
        // the decoded canvas, and what the frame takes until it lies on it
        long besides = (long) frame.width() * frame.height() * frame.bytesPerPixel();
        Header header = new Header(
                canvas, orientation, complete, Header.Work.of(canvas, 3).and(besides));
        return new WebpFile(header, left, top, frame.width(), frame.height(), frame.file());
    }

    private static int orientation(ByteBuffer in) {
        long position = FIRST_CHUNK;
        while (position + WebpChunk.PREFIX_BYTES <= in.limit()) {
            WebpChunk chunk = WebpChunk.at(in, (int) position);
            if (chunk.is("EXIF") && chunk.isWhole()) {
                return Tiff.orientation(in.slice(chunk.content(), (int) chunk.length()));
            }
            position = chunk.longEnd();
        }
        return Header.UPRIGHT;
    }
}
