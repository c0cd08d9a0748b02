package dev.hone.pictures.paint;

/** What a laboratory colors its slides with. */
public enum Stain {
    /** The one that a network learns with. */
    USUAL(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),

    /**
     * Another maker's: yellow glass, brown purple, cytoplasm without its blue. The same cells, half of which a network that
     * learned with the usual stain gets wrong; one that also saw some of these gets nine of ten right.
     */
    OTHER(new double[][] {{0.72, 0.22, 0.02}, {0.06, 0.84, 0.04}, {0.06, 0.20, 0.42}});

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
