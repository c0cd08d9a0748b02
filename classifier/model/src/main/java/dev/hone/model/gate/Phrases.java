package dev.hone.model.gate;

import dev.hone.model.evaluation.Interval;
import java.util.Locale;

/** Figures in the gate's sentences, as exact as the number of pictures allows. */
final class Phrases {

    private static final int MANY = 1_000;
    private static final double NEVER = 0.001;

    private Phrases() {}

    /** Such as 82 %; with many pictures 82.4 %. */
    static String percent(double share, int pictures) {
        return String.format(Locale.ROOT, pictures < MANY ? "%.0f\u00a0%%" : "%.1f\u00a0%%", 100 * share);
    }

    /** A limit, as it was written. */
    static String limit(double share) {
        return text(100 * share) + "\u00a0%";
    }

    /** Such as +3.6 points. */
    static String points(double difference) {
        return signed(difference) + " points";
    }

    /** Such as: between -1.9 and +3.6. */
    static String between(Interval interval) {
        return "between %s and %s".formatted(signed(interval.low()), signed(interval.high()));
    }

    /** In hundredths, with a sign that is as wide as a digit. */
    static String signed(double difference) {
        String text = String.format(Locale.ROOT, "%+.1f", 100 * difference);
        return text.equals("-0.0") || text.equals("+0.0") ? "0.0" : text.replace('-', '\u2212');
    }

    /** A margin in points. */
    static String margin(double share) {
        return text(100 * share) + (Math.abs(share - 0.01) < 1e-9 ? " point" : " points");
    }

    static String pictures(int count) {
        return count == 1 ? "1 picture" : count + " pictures";
    }

    static String testPictures(int count) {
        return count == 1 ? "1 test picture" : count + " test pictures";
    }

    /** How often chance alone would do as well. */
    static String chance(double p) {
        return p < NEVER ? "less than 1 time in 1000" : "1 time in %d".formatted(Math.round(1 / p));
    }

    static String milliseconds(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f\u00a0ms" : "%.0f\u00a0ms", value);
    }

    static String megabytes(long bytes) {
        double megabytes = bytes / 1e6;
        return String.format(Locale.ROOT, megabytes < 10 ? "%.1f\u00a0MB" : "%.0f\u00a0MB", megabytes);
    }

    /** Without zeros that say nothing. */
    private static String text(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
