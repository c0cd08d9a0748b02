package dev.hone.local.command.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a part's log.
 *
 * @param time when it was written; that of the line before where it does not say
 */
public record LogLine(String part, Instant time, String text) {
    /** The parts are of many makers: with a date or without, with slashes, with a T, in UTC or in the local time. */
    private static final Pattern TIME = Pattern.compile(
            "^(?:(\\d{4})[-/](\\d\\d)[-/](\\d\\d)[T ])?(\\d\\d:\\d\\d:\\d\\d)([.,]\\d{1,9})?( ?UTC|Z)?.*");

    /**
     * Reads a line.
     *
     * @param before the time of the line before
     * @param date the day of a time that does not say
     */
    static LogLine read(String part, String text, Instant before, LocalDate date) {
        Matcher found = TIME.matcher(text);
        if (!found.matches()) {
            return new LogLine(part, before, text);
        }
        try {
            String fraction = found.group(5) == null ? "" : found.group(5).replace(',', '.');
            LocalDate day =
                    found.group(1) == null ? date : LocalDate.of(number(found, 1), number(found, 2), number(found, 3));
            ZoneId zone = found.group(6) == null ? ZoneId.systemDefault() : ZoneOffset.UTC;
            return new LogLine(
                    part,
                    day.atTime(LocalTime.parse(found.group(4) + fraction))
                            .atZone(zone)
                            .toInstant(),
                    text);
        } catch (DateTimeException e) {
            return new LogLine(part, before, text);
        }
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
