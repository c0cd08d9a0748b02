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
