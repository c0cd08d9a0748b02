package dev.hone.ui.admin.traffic;

/**
 * A share of something counted, and between which bounds the true one lies in 95 of 100 cases (Wilson's interval).
 *
 * @param share of one, as are the bounds
 */
record Interval(double share, double low, double high) {
    private static final double Z = 1.959964;

    /** So many of all, of which there is at least one. */
    static Interval of(int some, int all) {
        double p = (double) some / all;
        double square = Z * Z / all;
        double middle = (p + square / 2) / (1 + square);
        double half = Z / (1 + square) * Math.sqrt(p * (1 - p) / all + square / (4.0 * all));
        return new Interval(p, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
