package dev.hone.model.report;

import dev.hone.model.evaluation.Interval;
import java.util.Locale;

/** Numbers as people read them: as exact as the number of pictures allows. */
final class Words {

    private static final String NONE = "\u2013";
    private static final int MANY = 1_000;

    private Words() {}

    static String percent(double share, int pictures) {
        return String.format(Locale.ROOT, pictures < MANY ? "%.0f\u00a0%%" : "%.1f\u00a0%%", 100 * share);
    }

    static String percent(Double share, int pictures) {
        return share == null ? NONE : percent(share.doubleValue(), pictures);
    }

    /** Such as "88 to 97 %". */
    static String percent(Interval interval, int pictures) {
        return interval == null
                ? NONE
                : number(100 * interval.low(), pictures) + " to " + percent(interval.high(), pictures);
    }

    private static String number(double value, int pictures) {
        return String.format(Locale.ROOT, pictures < MANY ? "%.0f" : "%.1f", value);
    }

    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String decimal(Double value) {
        return value == null ? NONE : decimal(value.doubleValue());
    }

    static String decimal(Interval interval) {
        return interval == null ? NONE : decimal(interval.low()) + " to " + decimal(interval.high());
    }

    /** A difference in hundredths, such as +3.6. */
    static String points(Double difference) {
        if (difference == null) {
            return NONE;
        }
        String text = String.format(Locale.ROOT, "%+.1f", 100 * difference);
        return text.endsWith("0.0") && text.length() == 4 ? "0.0" : text.replace('-', '\u2212');
    }

    static String count(int pictures) {
        return pictures == 1 ? "1 picture" : pictures + " pictures";
    }
}
