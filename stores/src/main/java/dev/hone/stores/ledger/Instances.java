package dev.hone.stores.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code instance}. Times are the database's, so that replicas' clocks do not matter. */
public final class Instances {
    private final Database database;

    Instances(Database database) {
        this.database = database;
    }

    /** A replica says which version it answers each project with. */
    public void report(String id, Map<String, Integer> versions) {
        database.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO instance (id, project, version)
                    VALUES (:id, :project, :version)
                    ON CONFLICT (id, project) DO UPDATE
                    SET version = excluded.version,
                        seen = now()
                    """);
            versions.forEach((project, version) -> batch.bind("id", id)
                    .bind("project", project)
                    .bind("version", version)
                    .add());
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

    /** The replicas heard of lately that answer for a project. */
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
