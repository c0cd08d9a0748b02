package dev.hone.ui.projects;

/**
 * A share of something counted, and between which bounds the true one lies in 95 of 100 cases (Wilson's interval).
 *
 * @param of how many were counted
 */
record Share(double share, double low, double high, int of) {
    private static final double Z = 1.959964;

    /** So many of all. */
    static Share of(int some, int all) {
        double p = (double) some / all;
        double square = Z * Z / all;
        double middle = (p + square / 2) / (1 + square);
        double half = Z / (1 + square) * Math.sqrt(p * (1 - p) / all + square / (4.0 * all));
        return new Share(p, Math.max(0, middle - half), Math.min(1, middle + half), all);
    }

    /** As people read it: no more digits than the count allows. */
    String words() {
        return "%d\u00a0%%, between %d and %d".formatted(percent(share), percent(low), percent(high));
    }

    private static long percent(double share) {
        return Math.round(share * 100);
    }
}
