package dev.hone.ui.charts;

import java.util.Locale;

/** What the figures of a chart are of. */
public enum Unit {
    /** Things that were counted. */
    COUNT("", 1, 0),
    /** A part of one, which people read as percents. */
    SHARE("\u00a0%", 100, 1),
    /** A figure without a unit, as a loss is. */
    PLAIN("", 1, 3),
    /** Milliseconds. */
    MILLISECONDS("\u00a0ms", 1, 1),
    /** The length of a picture's side. */
    PIXELS("\u00a0px", 1, 0);

    private final String sign;
    private final int factor;
    private final int digits;

    Unit(String sign, int factor, int digits) {
        this.sign = sign;
        this.factor = factor;
        this.digits = digits;
    }

    /** What follows the figure. */
    public String sign() {
        return sign;
    }

    /** What the figure is multiplied with before people read it. */
    public int factor() {
        return factor;
    }

    /** As people read it; empty for one that there is not. */
    public String text(Double value) {
        return value == null ? "" : String.format(Locale.ENGLISH, "%,." + digits + "f", value * factor) + sign;
    }
}
