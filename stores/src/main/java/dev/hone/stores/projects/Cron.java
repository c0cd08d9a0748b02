package dev.hone.stores.projects;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When something is done again and again, as cron says it: five fields, or one of a few words. */
final class Cron {
    private static final List<String> WORDS =
            List.of("@hourly", "@daily", "@midnight", "@weekly", "@monthly", "@yearly", "@annually");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final Pattern RANGE = Pattern.compile("(\\*|\\w+)(?:-(\\w+))?(?:/(\\d{1,4}))?");

    /** One of the five: what it counts, from where to where, and the names that it takes for numbers. */
    private enum Field {
        MINUTE(0, 59, List.of(), 0),
        HOUR(0, 23, List.of(), 0),
        DAY_OF_THE_MONTH(1, 31, List.of(), 0),
        MONTH(1, 12, MONTHS, 1),
        DAY_OF_THE_WEEK(0, 7, DAYS, 0);

        private final int least;
        private final int most;
        private final List<String> names;
        private final int first;

        Field(int least, int most, List<String> names, int first) {
            this.least = least;
            this.most = most;
            this.names = names;
            this.first = first;
        }

        private boolean takes(String text) {
            return List.of(text.split(",", -1)).stream().allMatch(this::takesRange);
        }

        private boolean takesRange(String text) {
            Matcher range = RANGE.matcher(text);
            if (!range.matches() || "0".equals(range.group(3))) {
                return false;
            }
            if (range.group(1).equals("*")) {
                return range.group(2) == null;
            }
            int from = number(range.group(1));
            int to = range.group(2) == null ? from : number(range.group(2));
            return from >= least && to <= most && from <= to;
        }

        private int number(String text) {
            int named = names.indexOf(text.toUpperCase(Locale.ROOT));
            if (named >= 0) {
                return named + first;
            }
            return text.matches("\\d{1,2}") ? Integer.parseInt(text) : Integer.MIN_VALUE;
        }
    }

    private Cron() {}

    /** What is wrong with it, if anything. */
    static Optional<String> complaint(String text) {
        if (WORDS.contains(text)) {
            return Optional.empty();
        }
        String[] fields = text.strip().split("\\s+", -1);
        if (fields.length != Field.values().length) {
            return Optional.of("schedule has five fields, minute hour day month weekday, as in \"0 6 * * 1\", not '%s'"
                    .formatted(text));
        }
        for (Field field : Field.values()) {
            String said = fields[field.ordinal()];
            if (!field.takes(said)) {
                return Optional.of("schedule has no %s '%s': there are %d to %d"
                        .formatted(
                                field.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                said,
                                field.least,
                                field.most));
            }
        }
        return Optional.empty();
    }
}
