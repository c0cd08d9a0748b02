package dev.hone.stores.ledger;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code prediction_day}: what the table {@code prediction} holds, day by day. */
public final class PredictionDays {
    private static final String SUM = """
            SELECT CAST(:day AS date) AS day,
                count(*) AS answers,
                percentile_cont(0.5) WITHIN GROUP (ORDER BY millis) AS median,
                percentile_cont(0.95) WITHIN GROUP (ORDER BY millis) AS slow,
                now() AS summed_at
            FROM prediction
            WHERE project = :project
              AND at >= :from
              AND at < :until
              AND role <> 'SHADOW'
            """;

    private final Database database;

    PredictionDays(Database database) {
        this.database = database;
    }

    /** A day as it is now, which takes as long as reading all its answers. */
    public PredictionDay sum(String project, LocalDate day) {
        return database.withHandle(handle -> handle.createQuery(SUM)
                .bind("project", project)
                .bind("day", day)
                .bind("from", day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .bind("until", day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .map(ConstructorMapper.of(PredictionDay.class))
                .one());
    }

    /** Keeps what a day came to, in place of what was known of it. */
    public void keep(String project, PredictionDay day) {
        database.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO prediction_day (project, day, answers, median, slow, summed_at)
                        VALUES (:project, :day, :answers, :median, :slow, :summedAt)
                        ON CONFLICT (project, day) DO UPDATE
                        SET answers = excluded.answers,
                            median = excluded.median,
                            slow = excluded.slow,
                            summed_at = excluded.summed_at
                        """)
                .bind("project", project)
                .bindMethods(day)
                .execute());
    }

    /** The days that were kept, from one on, the first first. */
    public List<PredictionDay> from(String project, LocalDate first) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM prediction_day
                        WHERE project = :project
                          AND day >= :first
                        ORDER BY day
                        """)
                .bind("project", project)
                .bind("first", first)
                .map(ConstructorMapper.of(PredictionDay.class))
                .list());
    }
}
