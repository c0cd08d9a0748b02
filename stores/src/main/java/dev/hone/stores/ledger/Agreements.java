package dev.hone.stores.ledger;

import java.util.Optional;

/** The table {@code agreement}: the promotion that MLflow was last seen to show. */
public final class Agreements {
    private final Database database;

    Agreements(Database database) {
        this.database = database;
    }

    /** The sequence of the promotion that MLflow was last seen to show. */
    public Optional<Long> sequence(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT sequence
                        FROM agreement
                        WHERE project = :project
                        """)
                .bind("project", project)
                .mapTo(Long.class)
                .findOne());
    }

    /** MLflow shows this promotion. It never goes back to an earlier one. */
    public void agree(Assignment assignment) {
        database.useHandle(
                handle -> handle.createUpdate("""
                        INSERT INTO agreement AS mine (project, sequence)
                        VALUES (:project, :sequence)
                        ON CONFLICT (project) DO UPDATE
                        SET sequence = excluded.sequence,
                            agreed_at = clock_timestamp()
                        WHERE mine.sequence < excluded.sequence
                        """).bindMethods(assignment).execute());
    }
}
