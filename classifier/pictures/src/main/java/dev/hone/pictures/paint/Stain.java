package dev.hone.pictures.paint;

/** What a laboratory colors its slides with. */
public enum Stain {
    /** The one that a network learns with. */
    USUAL(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),

    /** Another maker's: yellower glass, greyer purple, duller reds. The same cells, which a network may no longer know. */
    OTHER(new double[][] {{0.70, 0.20, 0.05}, {0.05, 0.85, 0.08}, {0.05, 0.15, 0.68}});

    private final double[][] mixture;

    Stain(double[][] mixture) {
        this.mixture = mixture;
    }

    /** Red, green and blue as this stain has them. */
    double[] of(double[] painted) {
        double[] stained = new double[painted.length];
        for (int to = 0; to < stained.length; to++) {
            for (int from = 0; from < painted.length; from++) {
                stained[to] += mixture[to][from] * painted[from];
            }
        }
        return stained;
    }
}
