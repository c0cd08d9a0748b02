package dev.hone.ui.data;

import dev.hone.stores.ledger.PictureFigures.Arrivals;
import dev.hone.ui.charts.Chart.Row;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many pictures there were at the end of each day, week or month, so that there are not too many of these.
 *
 * @param step what a row is
 * @param labels ids of classes, or one empty one for all classes together where they are too many to tell lines apart
 */
record Growth(String step, List<String> labels, List<Row> rows) {
    private static final int MOST_LINES = 8;
    private static final int MOST_DAYS = 60;
    private static final int MOST_WEEKS = 60;

    /** How long a row lasts. */
    private enum Step {
        DAY("Day", "d MMM yyyy"),
        WEEK("Week from", "d MMM yyyy"),
        MONTH("Month", "MMMM yyyy");

        private final String word;
        private final DateTimeFormatter format;

        Step(String word, String format) {
            this.word = word;
            this.format = DateTimeFormatter.ofPattern(format, Locale.ENGLISH);
        }

        private static Step of(LocalDate first, LocalDate last) {
            long days = ChronoUnit.DAYS.between(first, last);
            if (days <= MOST_DAYS) {
                return DAY;
            }
            return days <= 7L * MOST_WEEKS ? WEEK : MONTH;
        }

        private LocalDate start(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
            };
        }

        private LocalDate next(LocalDate start) {
            return switch (this) {
                case DAY -> start.plusDays(1);
                case WEEK -> start.plusWeeks(1);
                case MONTH -> start.plusMonths(1);
            };
        }
    }

    static Growth of(List<Arrivals> arrivals, List<String> classes, LocalDate today) {
        List<String> labels = classes.size() <= MOST_LINES ? classes : List.of("");
        LocalDate first = arrivals.isEmpty() ? today : arrivals.getFirst().day();
        Step step = Step.of(first, today);
        double[] sums = new double[labels.size()];
        List<Row> rows = new ArrayList<>();
        int place = 0;
        for (LocalDate start = step.start(first); !start.isAfter(today); start = step.next(start)) {
            LocalDate end = step.next(start);
            for (; place < arrivals.size() && arrivals.get(place).day().isBefore(end); place++) {
                Arrivals some = arrivals.get(place);
                int line = labels.size() == 1 && labels.getFirst().isEmpty() ? 0 : labels.indexOf(some.label());
                if (line >= 0) {
                    sums[line] += some.pictures();
                }
            }
            rows.add(new Row(step.format.format(start), boxed(sums)));
        }
        return new Growth(step.word, labels, rows);
    }

    private static List<Double> boxed(double[] sums) {
        List<Double> values = new ArrayList<>();
        for (double sum : sums) {
            values.add(sum);
        }
        return values;
    }
}
