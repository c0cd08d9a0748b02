package dev.hone.pictures.duplicates;

import dev.hone.pictures.Tensor;

/** Compares two thumbnails. */
final class SameScene {

    /**
     * Levels of grey, squared, by which the waves may differ whatever the cause: what a change of size or quality leaves
     * in a thumbnail that was made smaller, where the spoiled pixels have been averaged.
     */
    private static final double LITTLE = 2;

    /** The same where it looks like JPEG's doing: small pictures, stored with quality 60, lose more. */
    private static final double JPEG = 9;

    /**
     * JPEG spoils the fine waves and spares these: they have at most this share of all that differs. Between pictures
     * of alike things it is more, since those differ in what everyone sees.
     */
    private static final double JPEG_SHARE = 0.12;

    /** How far copies may lie apart at most, as one minus a correlation. */
    private static final float COPY = 0.0045f;

    /** The same where brightness was cut off at black or white, and that has been accounted for. */
    private static final float CLIPPED_COPY = 0.0025f;

    /** The same before the smaller one has been enlarged, too. */
    private static final float ENLARGED_COPY = 0.01f;

    /** Beyond this neither size nor clipping explains the difference. */
    private static final float FAR = 0.1f;

    /** By how much the broadest waves of copies may differ, in levels of grey squared: a quick look. */
    private static final double FAR_AT_A_GLANCE = 30;

    /** To how many pixels a side a small picture is enlarged at most; a thumbnail has half as many. */
    private static final int ENLARGED = 64;

    /** By how many levels of grey two blank pictures may differ and still be one a brighter copy of the other. */
    private static final double BRIGHTER = 40;

    /** How many bits of the hash may differ; among alike things this tells more than the distance does. */
    private static final int HASH_BITS = 8;

    /** The same for thumbnails of different sizes: the smaller one lacks the finer waves. */
    static final int RESIZED_HASH_BITS = 10;

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
        if (Cosines.glance(one.waves(), other.waves()) * weakest(one, other) > FAR_AT_A_GLANCE) {
            return false;
        }
        float distance = Cosines.distance(one.waves(), other.waves(), FAR);
        if (distance > FAR) {
            return false;
        }
        if (sameSize) {
            return isRestored(one, other, distance) || isClipped(one, other) || isClipped(other, one);
        }
        return isShrunk(one, other) || distance <= ENLARGED_COPY && (isEnlarged(one, other) || isEnlarged(other, one));
    }

    private static double weakest(Fingerprint one, Fingerprint other) {
        return Math.min(one.variance(), other.variance());
    }

    private static boolean isShrunk(Fingerprint one, Fingerprint other) {
        int width = Math.min(one.thumbnail().width(), other.thumbnail().width());
        int height = Math.min(one.thumbnail().height(), other.thumbnail().height());
        float near = near(one, other);
        return Grey.of(one).shrunk(width, height).distance(Grey.of(other).shrunk(width, height), near) <= near;
    }

    /** A picture smaller than a thumbnail, enlarged as others enlarge: it gets rings or is blurred by that. */
    private static boolean isEnlarged(Fingerprint small, Fingerprint copy) {
        if (small.width() >= copy.width()) {
            return false;
        }
        Grey seen = Grey.of(copy);
        int width = Math.min(copy.width(), ENLARGED);
        int height = Math.min(copy.height(), ENLARGED);
        float near = near(small, copy);
        for (Enlarging kernel : Enlarging.values()) {
            Grey enlarged = kernel.of(Grey.of(small), width, height).shrunk(seen.width(), seen.height());
            if (enlarged.distance(seen, near) <= near) {
                return true;
            }
        }
        return false;
    }

    private static float near(Fingerprint one, Fingerprint other) {
        return (float) Math.min(COPY, LITTLE / weakest(one, other));
    }

    /** Whether nothing but quality and a little brightness or contrast was lost. */
    private static boolean isRestored(Fingerprint one, Fingerprint other, float distance) {
        double coarse = distance * weakest(one, other);
        return distance <= COPY && (coarse <= LITTLE || coarse <= JPEG && coarse <= JPEG_SHARE * one.difference(other));
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
