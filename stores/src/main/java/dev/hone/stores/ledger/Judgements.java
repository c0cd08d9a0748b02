package dev.hone.stores.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code judgement}. */
public final class Judgements {
    private final Database database;

    Judgements(Database database) {
        this.database = database;
    }

    /** Keeps judgements; one that is kept already is let be. */
    public void insert(List<Judgement> judgements) {
        database.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO judgement (
                        id, project, picture, kind, label, by, at, via, prediction_id, note, sampled)
                    VALUES (
                        :id, :project, :picture, :kind, :label, :by, :at, :via, :predictionId, :note, :sampled)
                    ON CONFLICT DO NOTHING
                    """);
            judgements.forEach(judgement -> batch.bindMethods(judgement).add());
            batch.execute();
        });
    }

    /** The newest judgement of a picture. */
    public Optional<Judgement> newest(String project, String picture) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM judgement
                        WHERE project = :project
                          AND picture = :picture
                        ORDER BY id DESC
                        LIMIT 1
                        """)
                .bind("project", project)
                .bind("picture", picture)
                .map(ConstructorMapper.of(Judgement.class))
                .findOne());
    }

    /** All judgements of a project, oldest first. */
    public List<Judgement> all(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM judgement
                        WHERE project = :project
                        ORDER BY id
                        """)
                .bind("project", project)
                .map(ConstructorMapper.of(Judgement.class))
                .list());
    }
}
