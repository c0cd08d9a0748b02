package dev.hone.ui.models;

import java.util.Locale;

/** What a figure counts, and how people read it: as exact as the number of pictures allows. */
enum Unit {
    /** A share of pictures, 0 to 1, shown in percent. */
    SHARE {
        @Override
        String text(double value, int pictures) {
            return format(pictures < MANY ? "%.0f\u00a0%%" : "%.1f\u00a0%%", 100 * value);
        }

        @Override
        String difference(double value) {
            return format("%+.1f", 100 * value) + "\u00a0points";
        }
    },
    /** A number that has no unit. */
    DECIMAL {
        @Override
        String text(double value, int pictures) {
            return format("%.3f", value);
        }

        @Override
        String difference(double value) {
            return format("%+.3f", value);
        }
    },
    /** How long something takes. */
    MILLISECONDS {
        @Override
        String text(double value, int pictures) {
            return format("%.1f\u00a0ms", value);
        }

        @Override
        String difference(double value) {
            return format("%+.1f\u00a0ms", value);
        }
    },
    /** How large something is. */
    BYTES {
        @Override
        String text(double value, int pictures) {
            return format("%.1f\u00a0MB", value / MEGABYTE);
        }

        @Override
        String difference(double value) {
            return format("%+.1f\u00a0MB", value / MEGABYTE);
        }
    },
    /** How many there are. */
    COUNT {
        @Override
        String text(double value, int pictures) {
            return format("%.0f", value);
        }

        @Override
        String difference(double value) {
            return format("%+.0f", value);
        }
    };

    private static final int MANY = 1_000;
    private static final double MEGABYTE = 1e6;

    /**
     * A figure with its unit.
     *
     * @param pictures of how many it is
     */
    abstract String text(double value, int pictures);

    /** By how much a figure is more, with a sign that is as wide as a digit. */
    abstract String difference(double value);

    /** Whether the difference is one that shows. */
    boolean shows(double difference) {
        return difference(difference).chars().anyMatch(sign -> sign >= '1' && sign <= '9');
    }

    private static String format(String form, double value) {
        return String.format(Locale.ROOT, form, value).replace('-', '\u2212');
    }
}
