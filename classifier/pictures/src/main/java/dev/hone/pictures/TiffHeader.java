package dev.hone.pictures;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/** Reads the first page of a TIFF file, and refuses by name what its decoder does not know or gets wrong. */
final class TiffHeader {

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int STRIP_OFFSETS = 273;
    private static final int SAMPLES = 277;
    private static final int ROWS_PER_STRIP = 278;
    private static final int STRIP_BYTES = 279;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTES = 325;
    private static final int SAMPLE_FORMAT = 339;

    /** None, the three of faxes, LZW, JPEG, the two numbers of Deflate, PackBits. */
    private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 7L, 8L, 32946L, 32773L);

    private static final Set<Long> DEPTHS = Set.of(1L, 2L, 4L, 8L, 16L);

    /** The decoder has tiles and strips of eight bits in red, green, blue and alpha first, whatever is in the file. */
    private static final int UNPACKED_BYTES = 4;

    private TiffHeader() {}

    static Header read(ByteBuffer in) {
        Tiff page = Tiff.firstPage(in);
        Picture picture = new Picture(PictureKind.TIFF, page.size(WIDTH), page.size(HEIGHT));
        long[] bits = page.numbers(BITS, 1);
        long samples = page.number(SAMPLES, 1);
        check(page, bits, samples);
        int channels = (int) samples == 1 && page.number(Tiff.PHOTOMETRIC, 1) != Tiff.PALETTE ? 1 : 4;
        int bytesPerPixel = channels * (bits[0] == 16 ? 2 : 1);
        int orientation = page.orientation();
        Header.Work work = work(page, picture, bytesPerPixel, samples);
        return new Header(
                picture,
                orientation,
                isComplete(page, in.limit()),
                Upright.onItsSide(orientation) ? work.and(work.pixels() * bytesPerPixel) : work);
    }

    private static void check(Tiff page, long[] bits, long samples) {
        long format = page.number(SAMPLE_FORMAT, 1);
        if (format != 1 && format != 4) {
            throw unsupported(format == 3 ? "floating-point numbers" : "signed numbers");
        }
        if (!DEPTHS.contains(bits[0]) || Arrays.stream(bits).anyMatch(depth -> depth != bits[0])) {
            throw unsupported("channels of %d bits".formatted(bits[0]));
        }
        long compression = page.number(COMPRESSION, 1);
        if (!COMPRESSIONS.contains(compression)) {
            throw unsupported("compression " + compression);
        }
        if (samples != 1 && samples != 3 && samples != 4) {
            throw unsupported(samples == 2 ? "transparency on grey" : samples + " channels");
        }
    }

    /** Tiles may stick out of the picture as far as they like, and all of each is unpacked. */
    private static Header.Work work(Tiff page, Picture picture, int bytesPerPixel, long samples) {
        long width = Math.max(1, picture.width());
        long height = Math.max(1, picture.height());
        long tileWidth = Math.max(1, page.number(TILE_WIDTH, width));
        long tileHeight = Math.max(1, page.number(TILE_HEIGHT, Math.min(height, page.number(ROWS_PER_STRIP, height))));
        long across = Math.ceilDiv(width, tileWidth) * tileWidth;
        long down = Math.ceilDiv(height, tileHeight) * tileHeight;
        long unpacked = tileWidth * tileHeight * (UNPACKED_BYTES + samples * 2);
        return new Header.Work(across * down, bytesPerPixel, unpacked);
    }

    private static boolean isComplete(Tiff page, int fileBytes) {
        return lieWithin(page.numbers(STRIP_OFFSETS, 0), page.numbers(STRIP_BYTES, 0), fileBytes)
                && lieWithin(page.numbers(TILE_OFFSETS, 0), page.numbers(TILE_BYTES, 0), fileBytes);
    }

    private static boolean lieWithin(long[] offsets, long[] lengths, int fileBytes) {
        for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
            if (offsets[i] + lengths[i] > fileBytes) {
                return false;
            }
        }
        return true;
    }

    private static RefusedPictureException unsupported(String what) {
        return RefusedPictureException.unsupported(PictureKind.TIFF, what);
    }
}
