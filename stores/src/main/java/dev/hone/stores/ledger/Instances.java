package dev.hone.stores.ledger;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code instance}. Times are the database's, so that replicas' clocks do not matter. */
public final class Instances {
    private final Database database;

    Instances(Database database) {
        this.database = database;
    }

    /** A replica says what it does for each project. */
    public void report(List<Instance> instances) {
        database.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO instance (id, project, version, refused, reason)
                    VALUES (:id, :project, :version, :refused, :reason)
                    ON CONFLICT (id, project) DO UPDATE
                    SET version = excluded.version,
                        refused = excluded.refused,
                        reason = excluded.reason,
                        since = CASE
                            WHEN instance.version IS NOT DISTINCT FROM excluded.version THEN instance.since
                            ELSE now()
                        END,
                        seen = now()
                    """);
            instances.forEach(instance -> batch.bindMethods(instance).add());
            batch.execute();
        });
    }

    /** A replica says good-bye. */
    public void remove(String id) {
        database.useHandle(handle -> handle.createUpdate("""
                        DELETE FROM instance
                        WHERE id = :id
                        """).bind("id", id).execute());
    }

    /**
     * The replicas that were heard of, project by project.
     *
     * @param within how long ago at most
     * @param alive how long ago those were heard of at most that are there still
     */
    public List<Replica> heardOf(Duration within, Duration alive) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *, seen > now() - make_interval(secs => :alive) AS alive
                        FROM instance
                        WHERE seen > now() - make_interval(secs => :seconds)
                        ORDER BY project, id
                        """)
                .bind("seconds", within.toMillis() / 1000.0)
                .bind("alive", alive.toMillis() / 1000.0)
                .map(ConstructorMapper.of(Replica.class))
                .list());
    }

    /** The replicas heard of lately that do something for a project. */
    public List<Instance> alive(String project, Duration within) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM instance
                        WHERE project = :project
                          AND seen > now() - make_interval(secs => :seconds)
                        ORDER BY id
                        """)
                .bind("project", project)
                .bind("seconds", within.toMillis() / 1000.0)
                .map(ConstructorMapper.of(Instance.class))
                .list());
    }
}
