package dev.hone.stores.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code lineage}. */
public final class Lineages {
    private final Database database;

    Lineages(Database database) {
        this.database = database;
    }

    /** Remembers what a version was made of; saying it again changes nothing. */
    public void insert(Lineage lineage) {
        database.useHandle(
                handle -> handle.createUpdate("""
                        INSERT INTO lineage (project, version, run, manifest, project_version, execution, started_from)
                        VALUES (:project, :version, :run, :manifest, :projectVersion, :execution, :startedFrom)
                        ON CONFLICT DO NOTHING
                        """).bindMethods(lineage).execute());
    }

    /** What a version was made of. */
    public Optional<Lineage> find(String project, int version) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM lineage
                        WHERE project = :project
                          AND version = :version
                        """)
                .bind("project", project)
                .bind("version", version)
                .map(ConstructorMapper.of(Lineage.class))
                .findOne());
    }

    /** What every version of a project was made of, by their numbers. */
    public List<Lineage> all(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM lineage
                        WHERE project = :project
                        ORDER BY version
                        """)
                .bind("project", project)
                .map(ConstructorMapper.of(Lineage.class))
                .list());
    }
}
