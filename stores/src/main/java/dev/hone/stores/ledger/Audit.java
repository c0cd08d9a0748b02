package dev.hone.stores.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code audit}. The database refuses to change or to remove what is in it. */
public final class Audit {
    private final Database database;

    Audit(Database database) {
        this.database = database;
    }

    /** Writes down what was done. */
    public void append(String by, String action, Optional<String> project, String detail) {
        database.useHandle(handle -> append(handle, by, action, project, detail));
    }

    static void append(Handle handle, String by, String action, Optional<String> project, String detail) {
        handle.createUpdate("""
                        INSERT INTO audit (by, action, project, detail)
                        VALUES (:by, :action, :project, :detail)
                        """)
                .bind("by", by)
                .bind("action", action)
                .bind("project", project.orElse(null))
                .bind("detail", detail)
                .execute();
    }

    /** Whether this was done to a project, ever. */
    public boolean has(String project, String action) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT EXISTS (
                            SELECT *
                            FROM audit
                            WHERE project = :project
                              AND action = :action)
                        """)
                .bind("project", project)
                .bind("action", action)
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * What was done, the newest first.
     *
     * @param before only entries with a smaller id than this
     */
    public List<AuditEntry> find(AuditFilter filter, long before, int most) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM audit
                        WHERE id < :before
                          AND (:by = '' OR strpos(lower(by), lower(:by)) > 0)
                          AND (:action = '' OR action = :action)
                          AND (:project = '' OR project = :project)
                          AND at >= coalesce(CAST(:from AS timestamptz), '-infinity')
                          AND at < coalesce(CAST(:until AS timestamptz), 'infinity')
                        ORDER BY id DESC
                        LIMIT :most
                        """)
                .bindMethods(filter)
                .bind("before", before)
                .bind("most", most)
                .map(ConstructorMapper.of(AuditEntry.class))
                .list());
    }

    /** The kinds of what was done, each found behind the one before it: there are few of them among many entries. */
    public List<String> actions() {
        return database.withHandle(
                handle -> handle.createQuery("""
                        WITH RECURSIVE known AS (
                            SELECT min(action) AS action
                            FROM audit
                            UNION ALL
                            SELECT (SELECT min(audit.action) FROM audit WHERE audit.action > known.action)
                            FROM known
                            WHERE known.action IS NOT NULL)
                        SELECT action
                        FROM known
                        WHERE action IS NOT NULL
                        ORDER BY action
                        """).mapTo(String.class).list());
    }

    /** What was done to anything, the newest first. */
    public List<AuditEntry> newest(int most) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM audit
                        ORDER BY id DESC
                        LIMIT :most
                        """)
                .bind("most", most)
                .map(ConstructorMapper.of(AuditEntry.class))
                .list());
    }

    /** What was done to a project, the newest first. */
    public List<AuditEntry> newest(String project, int most) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM audit
                        WHERE project = :project
                        ORDER BY id DESC
                        LIMIT :most
                        """)
                .bind("project", project)
                .bind("most", most)
                .map(ConstructorMapper.of(AuditEntry.class))
                .list());
    }
}
