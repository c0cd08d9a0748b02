package dev.hone.stores.ledger;

import dev.hone.stores.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The table {@code prediction}, a partition a month. */
public final class Predictions {
    private static final Months MONTHS = new Months("prediction");

    private final Database database;

    Predictions(Database database) {
        this.database = database;
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

    /** Keeps answers, in one statement; one that is kept already, or whose picture was erased, is let be. */
    public void insert(List<Prediction> predictions) {
        if (!predictions.isEmpty()) {
            List<Instant> times = column(predictions, Prediction::at);
            MONTHS.write(database, times, handle -> insert(handle, predictions));
        }
    }

    /** The answer of this id, once it is kept. */
    public Optional<Prediction> find(String id) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM prediction
                        WHERE id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne());
    }

    /** How many answers were given for a project since a time. */
    public long count(String project, Instant since) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT count(*)
                        FROM prediction
                        WHERE project = :project
                          AND at >= :since
                        """)
                .bind("project", project)
                .bind("since", since)
                .mapTo(Long.class)
                .one());
    }

    /** What was answered about a picture, the last first. */
    public List<Prediction> of(String project, String picture, int most) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM prediction
                        WHERE project = :project
                          AND picture = :picture
                        ORDER BY at DESC
                        LIMIT :most
                        """)
                .bind("project", project)
                .bind("picture", picture)
                .bind("most", most)
                .map((row, context) -> row(row))
                .list());
    }

    /** How often each class was answered for a project since a time. */
    public Map<String, Long> classes(String project, Instant since) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT predicted, count(*) AS answers
                        FROM prediction
                        WHERE project = :project
                          AND at >= :since
                          AND role <> 'SHADOW'
                        GROUP BY predicted
                        ORDER BY predicted
                        """)
                .bind("project", project)
                .bind("since", since)
                .reduceRows(new LinkedHashMap<>(), (counts, row) -> {
                    counts.put(row.getColumn("predicted", String.class), row.getColumn("answers", Long.class));
                    return counts;
                }));
    }

    /** Whether anything was said of a picture. */
    public boolean tellOf(String project, String picture) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT EXISTS (
                            SELECT 1
                            FROM prediction
                            WHERE project = :project
                              AND picture = :picture)
                        """)
                .bind("project", project)
                .bind("picture", picture)
                .mapTo(Boolean.class)
                .one());
    }

    /** Those of some pictures of which something was said since a time. */
    public Set<String> toldOf(String project, Collection<String> pictures, Instant since) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT picture
                        FROM prediction
                        WHERE project = :project
                          AND picture = ANY (:pictures)
                          AND at >= :since
                        """)
                .bind("project", project)
                .bindArray("pictures", String.class, pictures)
                .bind("since", since)
                .mapTo(String.class)
                .collectIntoSet());
    }

    /** Forgets what was said of a picture; how often that was. */
    public int remove(String project, String picture) {
        return database.withHandle(handle -> handle.createUpdate("""
                        DELETE FROM prediction
                        WHERE project = :project
                          AND picture = :picture
                        """)
                .bind("project", project)
                .bind("picture", picture)
                .execute());
    }

    /** An array a column, since a statement with a parameter a value takes several times as long. */
    private static void insert(Handle handle, List<Prediction> rows) {
        handle.createUpdate("""
                        INSERT INTO prediction (
                            id, project, version, picture, predicted, probabilities, millis, at, role, project_version,
                            client_ref)
                        SELECT id, project, version, picture, predicted, CAST(probabilities AS jsonb), millis,
                            CAST(at AS timestamptz), role, project_version, client_ref
                        FROM unnest(:ids, :projects, :versions, :pictures, :predicted, :probabilities, :millis, :times,
                            :roles, :projectVersions, :clientRefs)
                            AS given (id, project, version, picture, predicted, probabilities, millis, at, role,
                                project_version, client_ref)
                        WHERE NOT EXISTS (
                            SELECT 1
                            FROM erased_picture AS erased
                            WHERE erased.project = given.project
                              AND erased.digest = given.picture)
                        ON CONFLICT DO NOTHING
                        """)
                .bindArray("ids", String.class, column(rows, Prediction::id))
                .bindArray("projects", String.class, column(rows, Prediction::project))
                .bindArray("versions", Integer.class, column(rows, Prediction::version))
                .bindArray("pictures", String.class, column(rows, Prediction::picture))
                .bindArray("predicted", String.class, column(rows, Prediction::predicted))
                .bindArray("probabilities", String.class, column(rows, row -> Json.text(row.probabilities())))
                .bindArray("millis", Double.class, column(rows, Prediction::millis))
                .bindArray("times", String.class, column(rows, row -> row.at().toString()))
                .bindArray("roles", String.class, column(rows, row -> row.role().name()))
                .bindArray("projectVersions", Integer.class, column(rows, Prediction::projectVersion))
                .bindArray("clientRefs", String.class, column(rows, Prediction::clientRef))
                .execute();
    }

    static Prediction row(ResultSet row) throws SQLException {
        return new Prediction(
                row.getString("id"),
                row.getString("project"),
                row.getInt("version"),
                row.getString("picture"),
                row.getString("predicted"),
                probabilities(row.getString("probabilities")),
                row.getDouble("millis"),
                row.getTimestamp("at").toInstant(),
                ModelRole.valueOf(row.getString("role")),
                row.getObject("project_version", Integer.class),
                row.getString("client_ref"));
    }

    private static <T> List<T> column(List<Prediction> rows, Function<Prediction, T> value) {
        return rows.stream().map(value).toList();
    }

    private static Map<String, Double> probabilities(String json) {
        Map<String, Double> byClass = new LinkedHashMap<>();
        Json.tree(json)
                .properties()
                .forEach(e -> byClass.put(e.getKey(), e.getValue().asDouble()));
        return byClass;
    }
}
