package dev.hone.stores.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The tables {@code assignment} and {@code promotion}: which version answers, and how it came to. */
public final class Assignments {
    private final Database database;

    Assignments(Database database) {
        this.database = database;
    }

    /**
     * A wish to change what is in production.
     *
     * @param expected the sequence that was seen, 0 where nothing was in production
     */
    public record Change(String project, int version, String run, long expected, String by, String reason) {}

    /** What is in production, project by project. */
    public List<Assignment> all() {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM assignment
                        ORDER BY project
                        """)
                .map(ConstructorMapper.of(Assignment.class))
                .list());
    }

    /** What is in production for a project. */
    public Optional<Assignment> production(String project) {
        return database.withHandle(handle -> find(handle, project));
    }

    /**
     * Changes what is in production if nobody did since {@code expected} was seen.
     *
     * @return the assignment after it, or nothing when somebody was first
     */
    public Optional<Assignment> change(Change change) {
        return database.inTransaction(handle -> {
            Optional<Assignment> before = find(handle, change.project());
            int rows = handle.createUpdate("""
                            INSERT INTO assignment AS mine (project, version, run, sequence, since, by)
                            SELECT :project, :version, :run, 1, now(), :by
                            WHERE :expected = 0
                               OR EXISTS (SELECT 1 FROM assignment WHERE project = :project)
                            ON CONFLICT (project) DO UPDATE
                            SET version = excluded.version,
                                run = excluded.run,
                                sequence = mine.sequence + 1,
                                since = excluded.since,
                                by = excluded.by
                            WHERE mine.sequence = :expected
                            """).bindMethods(change).execute();
            if (rows == 0) {
                return Optional.empty();
            }
            handle.createUpdate("""
                            INSERT INTO promotion (project, sequence, version, run, before, by, reason)
                            VALUES (:project, :expected + 1, :version, :run, :before, :by, :reason)
                            """)
                    .bindMethods(change)
                    .bind("before", before.map(Assignment::version).orElse(null))
                    .execute();
            return find(handle, change.project());
        });
    }

    private static Optional<Assignment> find(Handle handle, String project) {
        return handle.createQuery("""
                        SELECT *
                        FROM assignment
                        WHERE project = :project
                        """)
                .bind("project", project)
                .map(ConstructorMapper.of(Assignment.class))
                .findOne();
    }
}
