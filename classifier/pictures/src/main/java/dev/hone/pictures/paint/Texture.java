package dev.hone.pictures.paint;

/** Smooth random unevenness: how thick the stain lies at a place. Values are between -1 and 1. */
final class Texture {

    private final long seed;
    private final double grain;

    /** @param grain the size of its spots, in pixels */
    Texture(Chance chance, double grain) {
        this.seed = chance.seed();
        this.grain = grain;
    }

    double at(double x, double y) {
        return 0.65 * smooth(x / grain, y / grain) + 0.35 * smooth(2.3 * x / grain + 40, 2.3 * y / grain + 40);
    }

    private double smooth(double x, double y) {
        long column = (long) Math.floor(x);
        long row = (long) Math.floor(y);
        double fx = ease(x - column);
        double fy = ease(y - row);
        double top = mix(knot(column, row), knot(column + 1, row), fx);
        double bottom = mix(knot(column, row + 1), knot(column + 1, row + 1), fx);
        return mix(top, bottom, fy);
    }

    private double knot(long column, long row) {
        long h = seed ^ column * 0x9E3779B97F4A7C15L ^ row * 0xC2B2AE3D27D4EB4FL;
        h = (h ^ h >>> 30) * 0xBF58476D1CE4E5B9L;
        h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
        return ((h ^ h >>> 31) >> 11) / (double) (1L << 52);
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
