package dev.hone.stores.ledger;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * The table {@code mirroring}: who began to show which promotion in MLflow. Those who did not say that they have done it
 * may be paused, and write what is outdated when they go on; by these rows such a write is told from that of a person.
 */
public final class Mirrorings {
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Database database;

    Mirrorings(Database database) {
        this.database = database;
    }

    /**
     * Must be said before anything is written to MLflow.
     *
     * @return a number to say {@link #done} with, or nothing when the assignment is not the newest and must not be shown
     */
    public OptionalLong begin(Assignment assignment) {
        return database.withHandle(handle -> handle.createQuery("""
                                INSERT INTO mirroring (project, sequence, version)
                                SELECT project, sequence, version
                                FROM assignment
                                WHERE project = :project
                                  AND role = 'PRODUCTION'
                                  AND sequence = :sequence
                                RETURNING id
                                """)
                        .bindMethods(assignment)
                        .mapTo(Long.class)
                        .findOne())
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** Everything is written that was to be. */
    public void done(long id) {
        database.useHandle(
                handle -> handle.execute("UPDATE mirroring SET done_at = clock_timestamp() WHERE id = ?", id));
    }

    /** Whether somebody who showed this version before it was replaced may still be writing; for an hour at most. */
    public boolean mayStillBeWritten(Assignment now, int version) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT EXISTS (
                            SELECT 1
                            FROM mirroring
                            WHERE project = :project
                              AND version = :late
                              AND sequence < :sequence
                              AND done_at IS NULL
                              AND began_at > clock_timestamp() - make_interval(secs => :seconds))
                        """)
                .bindMethods(now)
                .bind("late", version)
                .bind("seconds", LONGEST_PAUSE.toSeconds())
                .mapTo(Boolean.class)
                .one());
    }
}
