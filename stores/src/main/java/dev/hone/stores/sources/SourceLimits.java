package dev.hone.stores.sources;

import dev.hone.pictures.PictureLimits;

/**
 * How much an archive may ask for.
 *
 * @param entries how many files it may hold
 * @param fileBytes how large one of them may be to be read as a picture
 * @param unpackedBytes what all may unpack to, however little that is of what comes in
 * @param ratio how many times its own size it may unpack to beyond that: pictures hardly shrink, so more is a trap
 */
record SourceLimits(long entries, int fileBytes, long unpackedBytes, int ratio) {
    static final SourceLimits USUAL =
            new SourceLimits(2_000_000, (int) PictureLimits.DEFAULT.fileBytes(), 1_000_000_000, 100);

    /** Whether so much may come of an archive of this size. */
    boolean allow(long unpacked, long packed) {
        return unpacked <= unpackedBytes || unpacked / ratio <= packed;
    }
}
