package dev.hone.stores.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code judgement}. */
public final class Judgements {
    private final Database database;

    Judgements(Database database) {
        this.database = database;
    }

    /** Keeps judgements; one that is kept already is let be. In one statement: see {@link ImportLists}. */
    public void insert(List<Judgement> judgements) {
        database.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO judgement (
                            id, project, picture, kind, label, by, at, via, prediction_id, note, sampled)
                        SELECT id, project, picture, kind, label, by, CAST(at AS timestamptz), via, prediction_id, note,
                            CAST(sampled AS boolean)
                        FROM unnest(:ids, :projects, :pictures, :kinds, :labels, :bys, :times, :vias, :predictions, :notes,
                            :sampled)
                            AS given (id, project, picture, kind, label, by, at, via, prediction_id, note, sampled)
                        ORDER BY id
                        ON CONFLICT DO NOTHING
                        """)
                .bindArray("ids", String.class, column(judgements, Judgement::id))
                .bindArray("projects", String.class, column(judgements, Judgement::project))
                .bindArray("pictures", String.class, column(judgements, Judgement::picture))
                .bindArray(
                        "kinds",
                        String.class,
                        column(judgements, each -> each.kind().name()))
                .bindArray("labels", String.class, column(judgements, Judgement::label))
                .bindArray("bys", String.class, column(judgements, Judgement::by))
                .bindArray(
                        "times",
                        String.class,
                        column(judgements, each -> each.at().toString()))
                .bindArray(
                        "vias",
                        String.class,
                        column(judgements, each -> each.via().name()))
                .bindArray("predictions", String.class, column(judgements, Judgement::predictionId))
                .bindArray("notes", String.class, column(judgements, Judgement::note))
                .bindArray("sampled", String.class, column(judgements, each -> String.valueOf(each.sampled())))
                .execute());
    }

    private static List<String> column(List<Judgement> judgements, Function<Judgement, String> value) {
        return judgements.stream().map(value).toList();
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

    /**
     * What people found who looked at pictures that were shown to them by chance.
     *
     * @param right how many answers were right
     * @param wrong how many were not
     */
    public record Sampled(int right, int wrong) {}

    /** What was found of pictures shown by chance since a time; of each picture the newest word counts. */
    public Sampled sampled(String project, Instant since) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FILTER (WHERE kind = 'CONFIRM') AS right,
                               count(*) FILTER (WHERE kind = 'CORRECT') AS wrong
                        FROM (
                            SELECT DISTINCT ON (picture) kind, sampled, prediction_id
                            FROM judgement
                            WHERE project = :project
                              AND at >= :since
                            ORDER BY picture, id DESC) AS newest
                        WHERE sampled
                          AND prediction_id IS NOT NULL
                        """)
                .bind("project", project)
                .bind("since", since)
                .map(ConstructorMapper.of(Sampled.class))
                .one());
    }

    /** So many judgements of a kind. */
    public record Kinds(String project, Judgement.Kind kind, long judgements) {}

    /** How many judgements of each kind there are, project by project. */
    public List<Kinds> kinds() {
        return database.withHandle(handle ->
                handle.createQuery("""
                        SELECT project, kind, count(*) AS judgements
                        FROM judgement
                        GROUP BY project, kind
                        ORDER BY project, kind
                        """).map(ConstructorMapper.of(Kinds.class)).list());
    }

    /**
     * What people found on a day who looked at answers; of each picture the newest word counts.
     *
     * @param day in UTC
     * @param right how many answers were right
     * @param wrong how many were not
     * @param sampledRight those of the right ones that were shown by chance
     * @param sampledWrong those of the wrong ones
     */
    public record Found(LocalDate day, int right, int wrong, int sampledRight, int sampledWrong) {}

    /** What was found of answers since a time, the first day first. */
    public List<Found> found(String project, Instant since) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT CAST(at AT TIME ZONE 'UTC' AS date) AS day,
                            count(*) FILTER (WHERE kind = 'CONFIRM') AS right,
                            count(*) FILTER (WHERE kind = 'CORRECT') AS wrong,
                            count(*) FILTER (WHERE kind = 'CONFIRM' AND sampled) AS sampled_right,
                            count(*) FILTER (WHERE kind = 'CORRECT' AND sampled) AS sampled_wrong
                        FROM (
                            SELECT DISTINCT ON (picture) at, kind, sampled, prediction_id
                            FROM judgement
                            WHERE project = :project
                              AND at >= :since
                            ORDER BY picture, id DESC) AS newest
                        WHERE prediction_id IS NOT NULL
                          AND kind <> 'WITHDRAW'
                        GROUP BY day
                        ORDER BY day
                        """)
                .bind("project", project)
                .bind("since", since)
                .map(ConstructorMapper.of(Found.class))
                .list());
    }

    /** The newest judgement of each of some pictures that has one, by picture. */
    public Map<String, Judgement> newest(String project, Collection<String> pictures) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT ON (picture) *
                        FROM judgement
                        WHERE project = :project
                          AND picture = ANY (:pictures)
                        ORDER BY picture, id DESC
                        """)
                .bind("project", project)
                .bindArray("pictures", String.class, pictures)
                .map(ConstructorMapper.of(Judgement.class))
                .collect(Collectors.toMap(Judgement::picture, Function.identity())));
    }

    /** What was said of a picture, the last first. */
    public List<Judgement> of(String project, String picture) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM judgement
                        WHERE project = :project
                          AND picture = :picture
                        ORDER BY id DESC
                        """)
                .bind("project", project)
                .bind("picture", picture)
                .map(ConstructorMapper.of(Judgement.class))
                .list());
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
