package dev.hone.stores.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code embedding}, a partition a month: what the network saw in some of the pictures it was asked about. */
public final class Embeddings {
    private static final Months MONTHS = new Months("embedding");
    private static final int DIGITS = 8;
    private static final double NUMBERS = 0x1p32;

    private final Database database;

    Embeddings(Database database) {
        this.database = database;
    }

    /**
     * Whether a picture is one of the share whose embeddings are kept, by its digest: every version's embedding of it is,
     * so that they can be compared. The end of the digest decides, since its beginning decides on the split.
     */
    public static boolean sampled(String picture, double share) {
        return Long.parseLong(picture, picture.length() - DIGITS, picture.length(), 16) < share * NUMBERS;
    }

    void makeMonths() {
        MONTHS.makeAhead(database);
    }

    /** The tables of the months before this one. */
    public List<String> monthsBefore(YearMonth month) {
        return MONTHS.before(database, month);
    }

    /** Drops the months before this one, with all that is in them. */
    public void dropMonthsBefore(YearMonth month) {
        MONTHS.dropBefore(database, month);
    }

    /** Keeps embeddings; one that is kept already, or whose picture was erased, is let be. */
    public void insert(List<Embedding> embeddings) {
        if (embeddings.isEmpty()) {
            return;
        }
        List<Instant> times = embeddings.stream().map(Embedding::at).toList();
        MONTHS.write(database, times, handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO embedding (prediction, project, version, picture, numbers, at)
                    SELECT :prediction, :project, :version, :picture, :halves, :at
                    WHERE NOT EXISTS (
                        SELECT 1
                        FROM erased_picture
                        WHERE project = :project
                          AND digest = :picture)
                    ON CONFLICT DO NOTHING
                    """);
            embeddings.forEach(embedding -> batch.bindMethods(embedding).add());
            batch.execute();
        });
    }

    /** Forgets what was seen in a picture; how much that was. */
    public int remove(String project, String picture) {
        return database.withHandle(handle -> handle.createUpdate("""
                        DELETE FROM embedding
                        WHERE project = :project
                          AND picture = :picture
                        """)
                .bind("project", project)
                .bind("picture", picture)
                .execute());
    }

    /** Those of a version in a time, oldest first. */
    public List<Embedding> between(String project, int version, Instant from, Instant to) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT prediction, project, version, picture, numbers AS halves, at
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
