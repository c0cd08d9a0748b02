package dev.hone.ui.frame;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people say them. */
public final class Moment {
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final int DAYS_COUNTED = 30;

    private Moment() {}

    /** To the second, in the time zone of the house. */
    public static String exactly(Instant time) {
        return EXACT.format(time.atZone(ZoneId.systemDefault()));
    }

    /** How long something takes. */
    public static String lasting(Duration length) {
        if (length.toMinutes() < 1) {
            return Math.max(length.toSeconds(), 1) + "\u00a0s";
        }
        if (length.toHours() < 1) {
            return length.toMinutes() + "\u00a0min";
        }
        return length.toMinutesPart() == 0
                ? length.toHours() + "\u00a0h"
                : length.toHours() + "\u00a0h " + length.toMinutesPart() + "\u00a0min";
    }

    /** How long ago, in words. */
    public static String ago(Instant time) {
        return ago(time, Instant.now());
    }

    /** How long before another moment. */
    public static String ago(Instant time, Instant now) {
        Duration passed = Duration.between(time, now);
        if (passed.toSeconds() < 10) {
            return "just now";
        }
        if (passed.toMinutes() < 1) {
            return passed.toSeconds() + "\u00a0s ago";
        }
        if (passed.toHours() < 1) {
            return passed.toMinutes() + "\u00a0min ago";
        }
        if (passed.toDays() < 1) {
            return passed.toHours() + "\u00a0h ago";
        }
        return passed.toDays() < DAYS_COUNTED
                ? passed.toDays() + (passed.toDays() == 1 ? "\u00a0day ago" : "\u00a0days ago")
                : DAY.format(time.atZone(ZoneId.systemDefault()));
    }
}
