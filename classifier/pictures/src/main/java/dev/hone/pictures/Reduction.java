package dev.hone.pictures;

/**
 * By which factor a JPEG picture is decoded smaller than it is: libjpeg does that on the way, at a fraction of the cost.
 *
 * <p>It follows from the header and the spec alone, or the same bytes would not give the same tensor everywhere. What is
 * left has at least twice the size that is wanted: averaging it down looks as if all of the picture had been decoded.
 */
final class Reduction {

    static final int NONE = 1;

    private static final int MOST = 8;
    private static final int LEAST_LEFT = 2;

    private Reduction() {}

    static int forTensor(Header header, PictureSpec spec) {
        return leaving(header, LEAST_LEFT * Math.max(spec.width(), spec.height()));
    }

    static int forStudy(Header header) {
        return leaving(header, LEAST_LEFT * Studying.SIDE);
    }

    private static int leaving(Header header, int side) {
        if (header.picture().kind() != PictureKind.JPEG) {
            return NONE;
        }
        int reduction = MOST;
        while (reduction > NONE
                && Math.min(header.picture().width(), header.picture().height()) / reduction < side) {
            reduction /= 2;
        }
        return reduction;
    }
}
