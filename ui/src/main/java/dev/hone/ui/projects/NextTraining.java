package dev.hone.ui.projects;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.scheduling.support.CronExpression;

/** When a project is trained next by its own schedule. */
final class NextTraining {
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH);

    private NextTraining() {}

    /** In words. A project's schedule has five fields or is a word as {@code @weekly}; Spring's fields begin
     * with seconds. */
    static String words(String schedule, ZonedDateTime now) {
        if (schedule == null) {
            return "only when somebody asks";
        }
        ZonedDateTime next = CronExpression.parse(schedule.startsWith("@") ? schedule : "0 " + schedule.strip())
                .next(now);
        return next == null ? "never by its schedule" : WORDS.format(next);
    }
}
