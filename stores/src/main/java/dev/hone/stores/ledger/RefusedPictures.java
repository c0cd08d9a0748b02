package dev.hone.stores.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code refused_picture}. */
public final class RefusedPictures {
    private final Database database;

    RefusedPictures(Database database) {
        this.database = database;
    }

    /** Remembers files that are no pictures; the first reason stands. */
    public void insert(List<RefusedPicture> refused) {
        database.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO refused_picture (project, digest, extension, code, reason)
                    VALUES (:project, :digest, :extension, :code, :reason)
                    ON CONFLICT DO NOTHING
                    """);
            refused.forEach(each -> batch.bindMethods(each).add());
            batch.execute();
        });
    }

    /** All of a project, by digest. */
    public List<RefusedPicture> all(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM refused_picture
                        WHERE project = :project
                        ORDER BY digest COLLATE "C"
                        """)
                .bind("project", project)
                .map(ConstructorMapper.of(RefusedPicture.class))
                .list());
    }

    /** How many were refused for which reason, by its code. */
    public Map<String, Integer> counts(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT code, count(*) AS pictures
                        FROM refused_picture
                        WHERE project = :project
                        GROUP BY code
                        ORDER BY code
                        """)
                .bind("project", project)
                .reduceRows(new LinkedHashMap<>(), (counts, row) -> {
                    counts.put(row.getColumn("code", String.class), row.getColumn("pictures", Integer.class));
                    return counts;
                }));
    }

    /** What is known of one. */
    public Optional<RefusedPicture> find(String project, String digest) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM refused_picture
                        WHERE project = :project
                          AND digest = :digest
                        """)
                .bind("project", project)
                .bind("digest", digest)
                .map(ConstructorMapper.of(RefusedPicture.class))
                .findOne());
    }

    /** Forgets one. */
    public void remove(String project, String digest) {
        database.useHandle(handle -> handle.createUpdate("""
                        DELETE FROM refused_picture
                        WHERE project = :project
                          AND digest = :digest
                        """)
                .bind("project", project)
                .bind("digest", digest)
                .execute());
    }

    /** Forgets all of a project. */
    public void clear(String project) {
        database.useHandle(
                handle -> handle.createUpdate("""
                        DELETE FROM refused_picture
                        WHERE project = :project
                        """).bind("project", project).execute());
    }
}
