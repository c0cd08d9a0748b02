package dev.hone.stores.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The months of a table that is cut into months. They are made ahead; what comes of another time, from a clock that is
 * wrong or after half a year without a restart, has its month made when it comes.
 */
record Months(String table) {
    private static final int AHEAD = 2;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy_MM");
    private static final String NO_PARTITION = "23514";

    /** Makes this month and those to come. */
    void makeAhead(Database database) {
        database.useHandle(handle -> handle.createQuery("""
                        SELECT add_month(:table, now() + make_interval(months => month))
                        FROM generate_series(0, :ahead) AS month
                        """)
                .bind("table", table)
                .bind("ahead", AHEAD)
                .mapTo(String.class)
                .list());
    }

    /** Writes rows of these times; does it again when there was no place for them. */
    void write(Database database, Collection<Instant> times, HandleConsumer<RuntimeException> work) {
        try {
            database.useHandle(work);
        } catch (UnableToExecuteStatementException e) {
            if (!(e.getCause() instanceof SQLException cause) || !NO_PARTITION.equals(cause.getSQLState())) {
                throw e;
            }
            make(database, times);
            database.useHandle(work);
        }
    }

    /** The tables of the months before this one. */
    List<String> before(Database database, YearMonth month) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT child.relname
                        FROM pg_inherits
                        JOIN pg_class AS child ON child.oid = inhrelid
                        WHERE inhparent = to_regclass(:table)
                          AND right(child.relname, 7) < :month
                        ORDER BY child.relname
                        """)
                .bind("table", table)
                .bind("month", NAME.format(month))
                .mapTo(String.class)
                .list());
    }

    /** Drops those, with all that is in them. */
    void dropBefore(Database database, YearMonth month) {
        before(database, month)
                .forEach(name -> database.useHandle(handle -> handle.execute("DROP TABLE IF EXISTS " + name)));
    }

    private void make(Database database, Collection<Instant> times) {
        database.useHandle(handle -> handle.createQuery("""
                        SELECT add_month(:table, CAST(at AS timestamptz))
                        FROM (
                            SELECT DISTINCT date_trunc('month', CAST(at AS timestamptz), 'UTC') AS at
                            FROM unnest(:times) AS at
                        ) AS months
                        """)
                .bind("table", table)
                .bindArray(
                        "times",
                        String.class,
                        times.stream().map(Instant::toString).toList())
                .mapTo(String.class)
                .list());
    }
}
