package dev.hone.stores.ledger;

import dev.hone.stores.json.Json;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code prediction}. */
public final class Predictions {
    private final Jdbi jdbi;

    Predictions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps answers, in one round trip; one that is kept already is let be. */
    public void insert(List<Prediction> predictions) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO prediction (id, project, version, picture, predicted, probabilities, millis, at)
                    VALUES (:id, :project, :version, :picture, :predicted, CAST(:json AS jsonb), :millis, :at)
                    ON CONFLICT DO NOTHING
                    """);
            for (Prediction prediction : predictions) {
                batch.bindMethods(prediction)
                        .bind("json", Json.text(prediction.probabilities()))
                        .add();
            }
            batch.execute();
        });
    }

    /** The class that an answer named, once the answer is kept. */
    public Optional<String> predicted(String id) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT predicted
                        FROM prediction
                        WHERE id = :id
                        """).bind("id", id).mapTo(String.class).findOne());
    }

    /** How many answers of a project are kept. */
    public long count(String project) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT count(*)
                        FROM prediction
                        WHERE project = :project
                        """)
                .bind("project", project)
                .mapTo(Long.class)
                .one());
    }
}
