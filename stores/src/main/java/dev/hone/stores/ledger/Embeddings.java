package dev.hone.stores.ledger;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code embedding}, a partition a month: what the network saw in some of the pictures it was asked about. */
public final class Embeddings {
    private static final Months MONTHS = new Months("embedding");
    private static final double HASHES = 4294967296.0;

    private final Database database;

    Embeddings(Database database) {
        this.database = database;
    }

    /** Whether an answer is one of the share whose embeddings are kept. It is asked as often as one likes. */
    public static boolean sampled(String prediction, double share) {
        // the last step of a mixing function: a text's hash alone is not spread over all numbers
        int hash = prediction.hashCode() * 0x9E3779B9;
        return Integer.toUnsignedLong(hash ^ (hash >>> 15)) < share * HASHES;
    }

    void makeMonths() {
        MONTHS.makeAhead(database);
    }

    /** Keeps embeddings; one that is kept already is let be. */
    public void insert(List<Embedding> embeddings) {
        if (embeddings.isEmpty()) {
            return;
        }
        List<Instant> times = embeddings.stream().map(Embedding::at).toList();
        MONTHS.write(database, times, handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO embedding (prediction, project, version, numbers, at)
                    VALUES (:prediction, :project, :version, :halves, :at)
                    ON CONFLICT DO NOTHING
                    """);
            embeddings.forEach(embedding -> batch.bindMethods(embedding).add());
            batch.execute();
        });
    }

    /** Those of a version in a time, oldest first. */
    public List<Embedding> between(String project, int version, Instant from, Instant to) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT prediction, project, version, numbers AS halves, at
                        FROM embedding
                        WHERE project = :project
                          AND version = :version
                          AND at >= :from
                          AND at < :to
                        ORDER BY at, prediction
                        """)
                .bind("project", project)
                .bind("version", version)
                .bind("from", from)
                .bind("to", to)
                .map(ConstructorMapper.of(Embedding.class))
                .list());
    }
}
