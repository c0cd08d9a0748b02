package dev.hone.model.settings;

/** Says which number is out of its range, by the name it has in the order. */
public final class Range {
    private Range() {}

    static void fromZeroToBelowOne(String name, double value) {
        check(value >= 0 && value < 1, "%s must be at least 0 and below 1, not %s", name, value);
    }

    static void aboveZeroToBelowOne(String name, double value) {
        check(value > 0 && value < 1, "%s must be above 0 and below 1, not %s", name, value);
    }

    public static void atLeast(String name, int value, int least) {
        check(value >= least, "%s must be at least %d, not %d", name, least, value);
    }

    private static void check(boolean holds, String otherwise, Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise.formatted(values));
        }
    }
}
