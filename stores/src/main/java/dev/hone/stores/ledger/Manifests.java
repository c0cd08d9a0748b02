package dev.hone.stores.ledger;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The table {@code manifest}: which data sets were pulled, in which order. */
public final class Manifests {
    private final Jdbi jdbi;

    Manifests(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Remembers a data set; pulling the same one again changes nothing. */
    public void insert(String project, String digest, int pictures) {
        jdbi.useHandle(handle -> handle.createUpdate("""
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
        return jdbi.withHandle(handle -> handle.createQuery("""
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
