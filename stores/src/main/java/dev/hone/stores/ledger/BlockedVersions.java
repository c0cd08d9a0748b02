package dev.hone.stores.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code blocked_version}. A row whose block was lifted stays. */
public final class BlockedVersions {
    private final Database database;

    BlockedVersions(Database database) {
        this.database = database;
    }

    /** Keeps a version out of production from now on; one that is kept out already stays so for the first reason. */
    public void block(String project, int version, String by, String reason) {
        database.inTransaction(handle -> {
            Assignments.lock(handle, project);
            block(handle, project, version, by, reason);
            return null;
        });
    }

    /**
     * Lets a version into production again.
     *
     * @return false when it was not kept out
     */
    public boolean lift(String project, int version, String by) {
        return database.inTransaction(handle -> {
            Assignments.lock(handle, project);
            return lift(handle, project, version, by);
        });
    }

    /** Why a version is kept out, if it is. */
    public Optional<BlockedVersion> find(String project, int version) {
        return database.withHandle(handle -> find(handle, project, version));
    }

    /** The versions of a project that are kept out. */
    public List<BlockedVersion> all(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM blocked_version
                        WHERE project = :project
                          AND lifted_at IS NULL
                        ORDER BY version
                        """)
                .bind("project", project)
                .map(ConstructorMapper.of(BlockedVersion.class))
                .list());
    }

    static void block(Handle handle, String project, int version, String by, String reason) {
        handle.createUpdate("""
                        INSERT INTO blocked_version (project, version, reason, by)
                        VALUES (:project, :version, :reason, :by)
                        ON CONFLICT (project, version) WHERE lifted_at IS NULL DO NOTHING
                        """)
                .bind("project", project)
                .bind("version", version)
                .bind("reason", reason)
                .bind("by", by)
                .execute();
    }

    static boolean lift(Handle handle, String project, int version, String by) {
        int lifted = handle.createUpdate("""
                        UPDATE blocked_version
                        SET lifted_by = :by,
                            lifted_at = clock_timestamp()
                        WHERE project = :project
                          AND version = :version
                          AND lifted_at IS NULL
                        """)
                .bind("project", project)
                .bind("version", version)
                .bind("by", by)
                .execute();
        if (lifted == 1) {
            Audit.append(handle, by, "lift", Optional.of(project), "v%d is not blocked any more".formatted(version));
        }
        return lifted == 1;
    }

    static Optional<BlockedVersion> find(Handle handle, String project, int version) {
        return handle.createQuery("""
                        SELECT *
                        FROM blocked_version
                        WHERE project = :project
                          AND version = :version
                          AND lifted_at IS NULL
                        """)
                .bind("project", project)
                .bind("version", version)
                .map(ConstructorMapper.of(BlockedVersion.class))
                .findOne();
    }
}
