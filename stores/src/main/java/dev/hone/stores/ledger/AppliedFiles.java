package dev.hone.stores.ledger;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code applied_file}. */
final class AppliedFiles {
    private AppliedFiles() {}

    /**
     * The newest version of a project, and the file that was last applied.
     *
     * @param by who made the newest version
     * @param digest of the file, or null
     * @param applied the version that the file made, or null
     */
    public record Newest(int version, String by, String digest, Integer applied) {
        /** Whether nobody has changed the project since. */
        boolean isFromFile() {
            return applied != null && applied == version;
        }
    }

    static Optional<Newest> newest(Handle handle, String project) {
        return handle.createQuery("""
                        SELECT project.version, project.applied_by AS by, applied_file.digest,
                            applied_file.version AS applied
                        FROM project
                        LEFT JOIN applied_file ON applied_file.project = project.name
                        WHERE project.name = :project
                        ORDER BY project.version DESC
                        LIMIT 1
                        """)
                .bind("project", project)
                .map(ConstructorMapper.of(Newest.class))
                .findOne();
    }

    /** Notes that the newest version is what this file says. */
    static void put(Handle handle, String project, String digest) {
        handle.createUpdate("""
                        INSERT INTO applied_file (project, digest, version)
                        SELECT name, :digest, max(version)
                        FROM project
                        WHERE name = :project
                        GROUP BY name
                        ON CONFLICT (project) DO UPDATE
                        SET digest = excluded.digest,
                            version = excluded.version,
                            applied_at = clock_timestamp()
                        """).bind("project", project).bind("digest", digest).execute();
    }
}
