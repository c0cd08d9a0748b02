package dev.hone.ui.usage;

import java.util.Locale;

/** Sizes as people say them. */
public final class Bytes {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};
    private static final double STEP = 1000;

    private Bytes() {}

    /** With three digits at most. */
    public static String text(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ENGLISH, unit == 0 || value >= 10 ? "%.0f" : "%.1f", value) + "\u00a0"
                + UNITS[unit];
    }
}
