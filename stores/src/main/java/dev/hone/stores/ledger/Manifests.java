package dev.hone.stores.ledger;

import java.util.Optional;

/** The table {@code manifest}: which data sets were pulled, in which order. */
public final class Manifests {
    private final Database database;

    Manifests(Database database) {
        this.database = database;
    }

    /** Remembers a data set; pulling the same one again changes nothing. */
    public void insert(String project, String digest, int pictures) {
        database.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO manifest (project, digest, pictures)
                        VALUES (:project, :digest, :pictures)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("project", project)
                .bind("digest", digest)
                .bind("pictures", pictures)
                .execute());
    }

    /** The digest of the newest data set of a project. */
    public Optional<String> newest(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT digest
                        FROM manifest
                        WHERE project = :project
                        ORDER BY sequence DESC
                        LIMIT 1
                        """)
                .bind("project", project)
                .mapTo(String.class)
                .findOne());
    }
}
