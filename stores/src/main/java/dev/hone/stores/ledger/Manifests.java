package dev.hone.stores.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code manifest}: which data sets were pulled, in which order. */
public final class Manifests {
    private final Database database;

    Manifests(Database database) {
        this.database = database;
    }

    /**
     * Makes a data set the newest, if the newest is still the one that it was made from: what a picture is used for is
     * read from there, and must not be decided twice.
     *
     * @param before the newest when this one was begun
     * @param content what it holds, kept while it is the newest so that the next one need not fetch it; or null
     * @return whether it is the newest now
     */
    public boolean follow(String project, Optional<String> before, String digest, int pictures, byte[] content) {
        return database.inTransaction(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(hashtext(?))", "manifest " + project);
            if (!newest(handle, project).equals(before)) {
                return false;
            }
            handle.createUpdate("""
                            UPDATE manifest
                            SET content = NULL
                            WHERE project = :project
                              AND content IS NOT NULL
                            """).bind("project", project).execute();
            handle.createUpdate("""
                            INSERT INTO manifest (project, digest, pictures, content)
                            VALUES (:project, :digest, :pictures, :content)
                            ON CONFLICT (project, digest) DO UPDATE
                            SET sequence = DEFAULT,
                                content = excluded.content
                            """)
                    .bind("content", content)
                    .bind("project", project)
                    .bind("digest", digest)
                    .bind("pictures", pictures)
                    .execute();
            return true;
        });
    }

    /** What a data set holds, if it is the newest. */
    public Optional<byte[]> content(String project, String digest) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT content
                        FROM manifest
                        WHERE project = :project
                          AND digest = :digest
                          AND content IS NOT NULL
                        """)
                .bind("project", project)
                .bind("digest", digest)
                .mapTo(byte[].class)
                .findOne());
    }

    /** Forgets all data sets of a project. */
    public void clear(String project) {
        database.useHandle(
                handle -> handle.createUpdate("""
                        DELETE FROM manifest
                        WHERE project = :project
                        """).bind("project", project).execute());
    }

    /** All of a project, in the order in which they were the newest last. */
    public List<String> all(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT digest
                        FROM manifest
                        WHERE project = :project
                        ORDER BY sequence
                        """)
                .bind("project", project)
                .mapTo(String.class)
                .list());
    }

    /** When a data set became the newest for the first time. */
    public Optional<Instant> madeAt(String project, String digest) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT created_at
                        FROM manifest
                        WHERE project = :project
                          AND digest = :digest
                        """)
                .bind("project", project)
                .bind("digest", digest)
                .mapTo(Instant.class)
                .findOne());
    }

    /** The digest of the newest data set of a project. */
    public Optional<String> newest(String project) {
        return database.withHandle(handle -> newest(handle, project));
    }

    private static Optional<String> newest(Handle handle, String project) {
        return handle.createQuery("""
                        SELECT digest
                        FROM manifest
                        WHERE project = :project
                        ORDER BY sequence DESC
                        LIMIT 1
                        """)
                .bind("project", project)
                .mapTo(String.class)
                .findOne();
    }
}
