package dev.hone.pictures.duplicates;

import dev.hone.pictures.Tensor;

/** Compares two thumbnails. */
final class SameScene {

    /**
     * What JPEG adds to the waves of a picture, squared and in levels of grey: 99.5 % of Fashion-MNIST's test pictures,
     * small and spoiled by quality 60, have less. In a picture of strong contrast it counts for less than in a faint one.
     */
    private static final double NOISE = 7.5;

    /** How far copies may lie apart at most, as one minus a correlation. */
    private static final float COPY = 0.0045f;

    /** The same where brightness was cut off at black or white, and that has been accounted for. */
    private static final float CLIPPED_COPY = 0.0025f;

    /** Beyond this neither size nor clipping explains the difference. */
    private static final float FAR = 0.1f;

    /** By how many levels of grey two blank pictures may differ and still be one a brighter copy of the other. */
    private static final double BRIGHTER = 40;

    /** How many bits of the hash may differ; among alike things this tells more than the distance does. */
    private static final int HASH_BITS = 8;

    /** The same for thumbnails of different sizes: the smaller one lacks the finer waves. */
    private static final int RESIZED_HASH_BITS = 10;

    private SameScene() {}

    /** Whether the hashes leave it possible. */
    static boolean mayBe(long hash, long other) {
        return Long.bitCount(hash ^ other) <= RESIZED_HASH_BITS;
    }

    static boolean is(Fingerprint one, Fingerprint other) {
        Tensor first = one.thumbnail();
        Tensor second = other.thumbnail();
        boolean sameSize = first.width() == second.width() && first.height() == second.height();
        int bits = Long.bitCount(one.hash() ^ other.hash());
        if (bits > (sameSize ? HASH_BITS : RESIZED_HASH_BITS) || !one.hasTheShapeOf(other)) {
            return false;
        }
        if (one.isFlat() || other.isFlat()) {
            return one.isFlat() && other.isFlat() && Math.abs(one.mean() - other.mean()) <= BRIGHTER;
        }
        float distance = Cosines.distance(one.waves(), other.waves(), FAR);
        float near = sameSize ? near(one, other) : COPY;
        if (distance <= near || distance > FAR) {
            return distance <= near;
        }
        if (sameSize) {
            return isClipped(one, other) || isClipped(other, one);
        }
        int width = Math.min(first.width(), second.width());
        int height = Math.min(first.height(), second.height());
        Grey small = Grey.of(one).shrunk(width, height);
        return small.distance(Grey.of(other).shrunk(width, height), COPY) <= COPY;
    }

    private static float near(Fingerprint one, Fingerprint other) {
        return (float) Math.min(COPY, NOISE / Math.min(one.variance(), other.variance()));
    }

    private static boolean isClipped(Fingerprint one, Fingerprint copy) {
        if (!Clipping.explains(one, copy)) {
            return false;
        }
        Grey clipped = Grey.of(one).clippedLike(Grey.of(copy));
        float near = Math.min(CLIPPED_COPY, near(one, copy));
        return clipped.distance(Grey.of(copy), near) <= near;
    }
}
