package dev.hone.stores.ledger;

import dev.hone.stores.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code prediction}. */
public final class Predictions {
    private final Database database;

    Predictions(Database database) {
        this.database = database;
    }

    /** Keeps answers, in one round trip; one that is kept already is let be. */
    public void insert(List<Prediction> predictions) {
        database.useHandle(handle -> {
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

    /** The answer of this id, once it is kept. */
    public Optional<Prediction> find(String id) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM prediction
                        WHERE id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> new Prediction(
                        row.getString("id"),
                        row.getString("project"),
                        row.getInt("version"),
                        row.getString("picture"),
                        row.getString("predicted"),
                        probabilities(row.getString("probabilities")),
                        row.getDouble("millis"),
                        row.getTimestamp("at").toInstant()))
                .findOne());
    }

    private static Map<String, Double> probabilities(String json) {
        Map<String, Double> byClass = new LinkedHashMap<>();
        Json.tree(json)
                .properties()
                .forEach(e -> byClass.put(e.getKey(), e.getValue().asDouble()));
        return byClass;
    }
}
