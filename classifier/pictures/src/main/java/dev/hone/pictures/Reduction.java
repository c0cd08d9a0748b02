package dev.hone.pictures;

/**
 * By which factor a JPEG picture is decoded smaller than it is: libjpeg does that on the way, at a fraction of the cost, and
 * what it leaves is averaged down at a quarter of the cost.
 *
 * <p>It follows from the header and the spec alone, or the same bytes would not give the same tensor everywhere. Enough is
 * left that averaging it down looks as if all of the picture had been decoded.
 */
final class Reduction {

    static final int NONE = 1;

    private static final int MOST = 8;

    /** Of the size that is wanted; then a value is off by less than two of 255 levels. */
    private static final double LEAST_LEFT = 1.75;

    private Reduction() {}

    static int forTensor(Header header, PictureSpec spec) {
        int wanted = Math.max(spec.width(), spec.height());
        return switch (spec.fit()) {
            // all of the picture goes in, and its longer side decides how small it becomes
            case PAD -> leaving(header, longer(header.picture()), wanted);
            case CROP, STRETCH -> leaving(header, shorter(header.picture()), wanted);
        };
    }

    static int forStudy(Header header) {
        return leaving(header, shorter(header.picture()), Studying.SIDE);
    }

    private static int leaving(Header header, int side, int wanted) {
        if (header.picture().kind() != PictureKind.JPEG) {
            return NONE;
        }
        int reduction = MOST;
        while (reduction > NONE && side / reduction < LEAST_LEFT * wanted) {
            reduction /= 2;
        }
        return reduction;
    }

    private static int longer(Picture picture) {
        return Math.max(picture.width(), picture.height());
    }

    private static int shorter(Picture picture) {
        return Math.min(picture.width(), picture.height());
    }
}
