package dev.hone.ui.predict;

/** A probability as people read it: whole percents, and never a certainty that no model has. */
public final class Percent {
    private static final double ALMOST_ALL = 0.995;
    private static final double ALMOST_NONE = 0.005;

    private Percent() {}

    /** As {@code 94 %}, with a space that does not break. */
    public static String of(double probability) {
        if (probability >= ALMOST_ALL) {
            return "> 99\u00a0%";
        }
        return probability < ALMOST_NONE ? "< 1\u00a0%" : Math.round(probability * 100) + "\u00a0%";
    }
}
