package dev.hone.stores.ledger;

import java.util.Optional;

/** The table {@code put_schedule}. */
public final class PutSchedules {
    private final Database database;

    PutSchedules(Database database) {
        this.database = database;
    }

    /** The schedule of a project that was last put into Kestra; an empty one is none. */
    public Optional<String> find(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT schedule
                        FROM put_schedule
                        WHERE project = :project
                        """)
                .bind("project", project)
                .mapTo(String.class)
                .findOne());
    }

    /** Notes that this one was put there. */
    public void put(String project, String schedule) {
        database.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO put_schedule (project, schedule)
                        VALUES (:project, :schedule)
                        ON CONFLICT (project) DO UPDATE
                        SET schedule = excluded.schedule,
                            put_at = clock_timestamp()
                        """)
                .bind("project", project)
                .bind("schedule", schedule)
                .execute());
    }
}
