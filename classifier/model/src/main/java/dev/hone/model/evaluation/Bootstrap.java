package dev.hone.model.evaluation;

/**
 * How intervals are found: resampling the pictures, seeded, so that the same answers give the same intervals.
 *
 * @param level how probable it is that the interval holds the measure, such as 0.95
 */
public record Bootstrap(int rounds, double level, long seed) {

    public static final Bootstrap DEFAULT = new Bootstrap(2_000, 0.95, 1);

    public Bootstrap {
        if (rounds < 1) {
            throw new IllegalArgumentException("a bootstrap takes one round or more, not " + rounds);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level lies between 0 and 1, unlike " + level);
        }
    }
}
