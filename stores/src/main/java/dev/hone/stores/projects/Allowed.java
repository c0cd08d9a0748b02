package dev.hone.stores.projects;

/**
 * Says which value of a project is not allowed, by its key, and which are. The messages follow the path of the record that
 * they are about, as in {@code training.epochs is 1 or more, not 0}.
 */
final class Allowed {
    private Allowed() {}

    static void check(boolean holds, String otherwise, Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise.formatted(values));
        }
    }

    /** The value may be null: then the usual one is taken later. */
    static void between(String key, Integer value, int least, int most) {
        check(
                value == null || value >= least && value <= most,
                most == Integer.MAX_VALUE ? "%s is %d or more, not %s" : "%s is %d to %4$d, not %3$s",
                key,
                least,
                value,
                most);
    }

    static void atLeast(String key, Integer value, int least) {
        between(key, value, least, Integer.MAX_VALUE);
    }

    static void fromZeroToBelowOne(String key, Double value) {
        check(value == null || value >= 0 && value < 1, "%s is 0 or more and below 1, not %s", key, value);
    }

    static void fromZeroToOne(String key, Double value) {
        check(value == null || value >= 0 && value <= 1, "%s is 0 to 1, not %s", key, value);
    }

    static void aboveZeroToBelowOne(String key, Double value) {
        check(value == null || value > 0 && value < 1, "%s is above 0 and below 1, not %s", key, value);
    }
}
