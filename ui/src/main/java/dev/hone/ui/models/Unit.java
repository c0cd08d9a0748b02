package dev.hone.ui.models;

import java.util.Locale;

/** What a figure counts, and how people read it: as exact as the number of pictures allows. */
enum Unit {
    /** A share of pictures, 0 to 1, shown in percent. */
    SHARE(100, 1, "\u00a0%", "\u00a0points"),
    /** A number that has no unit. */
    DECIMAL(1, 3, "", ""),
    /** How long something takes. */
    MILLISECONDS(1, 1, "\u00a0ms", "\u00a0ms"),
    /** How large something is. */
    BYTES(1e-6, 1, "\u00a0MB", "\u00a0MB"),
    /** How many there are. */
    COUNT(1, 0, "", "");

    private static final int MANY = 1_000;

    private final double factor;
    private final int digits;
    private final String sign;
    private final String differenceSign;

    /**
     * @param factor of what is shown to what is counted
     * @param digits behind the point
     */
    Unit(double factor, int digits, String sign, String differenceSign) {
        this.factor = factor;
        this.digits = digits;
        this.sign = sign;
        this.differenceSign = differenceSign;
    }

    /**
     * A figure with its unit.
     *
     * @param pictures of how many it is
     */
    String text(double value, int pictures) {
        return format("", this == SHARE && pictures < MANY ? 0 : digits, value) + sign;
    }

    /** By how much a figure is more, with a sign that is as wide as a digit. */
    String difference(double value) {
        return format("+", digits, value) + differenceSign;
    }

    /** Whether the difference is one that shows. */
    boolean shows(double difference) {
        return difference(difference).chars().anyMatch(sign -> sign >= '1' && sign <= '9');
    }

    private String format(String flag, int places, double value) {
        return String.format(Locale.ROOT, "%%%s.%df".formatted(flag, places), factor * value)
                .replace('-', '\u2212');
    }
}
