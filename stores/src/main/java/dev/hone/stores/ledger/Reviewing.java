package dev.hone.stores.ledger;

import dev.hone.stores.ledger.ReviewMix.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks for answers that are worth a look. Of those that nobody has judged only the newest of the time that is asked for are
 * looked at, so that it takes as long with a million answers as with a few thousand; those that somebody has judged are
 * found by the judgements, from the newest on, which are fewer.
 */
public final class Reviewing {
    private static final int NEWEST = 5_000;

    /** The word that counts is looked up for each, so that reading can stop at the last one that is asked for. */
    static final String JUDGED = """
            SELECT answer.*, said.id AS word, said.sampled
            FROM judgement AS said
            CROSS JOIN LATERAL (
                SELECT *
                FROM prediction
                WHERE prediction.project = said.project
                  AND prediction.picture = said.picture
                  AND prediction.at >= :from
                  AND prediction.at < :to
                  AND prediction.role <> 'SHADOW'
                ORDER BY prediction.at DESC, prediction.id
                LIMIT 1) AS answer
            WHERE said.project = :project
              AND said.at < :asOf
              AND (said.at, said.id) < (
                coalesce((
                    SELECT last.at
                    FROM judgement AS last
                    WHERE last.id = :before), :asOf),
                coalesce(CAST(:before AS text), ''))
              AND said.kind <> 'WITHDRAW'
              AND said.id = (
                SELECT newest.id
                FROM judgement AS newest
                WHERE newest.project = said.project
                  AND newest.picture = said.picture
                  AND newest.at < :asOf
                ORDER BY newest.id DESC
                LIMIT 1)
              AND (CAST(:predicted AS text) IS NULL OR answer.predicted = :predicted)
              AND NOT EXISTS (
                SELECT 1
                FROM refused_picture AS refused
                WHERE refused.project = said.project
                  AND refused.digest = said.picture)
            ORDER BY said.at DESC, said.id DESC
            LIMIT :size
            """;

    private final Database database;

    Reviewing(Database database) {
        this.database = database;
    }

    /**
     * The answers most worth a look, one a picture, the first of them first: in the order of {@link ReviewMix}, or those that
     * were judged last. Where the filter leaves some out for what they are, chance makes no sample of the others.
     */
    public List<UnderReview> round(ReviewFilter filter, int size) {
        return filter.judged() ? judged(filter, size) : unjudged(filter, size);
    }

    /** How many pictures were judged since a time. */
    public int judgedSince(String project, Instant since) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT count(DISTINCT picture)
                        FROM judgement
                        WHERE project = :project
                          AND at >= :since
                        """)
                .bind("project", project)
                .bind("since", since)
                .mapTo(Integer.class)
                .one());
    }

    /** What was last answered about a picture. */
    public Optional<Prediction> newest(String project, String picture) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM prediction
                        WHERE project = :project
                          AND picture = :picture
                          AND role <> 'SHADOW'
                        ORDER BY at DESC
                        LIMIT 1
                        """)
                .bind("project", project)
                .bind("picture", picture)
                .map((row, context) -> Predictions.row(row))
                .findOne());
    }

    private List<UnderReview> judged(ReviewFilter filter, int size) {
        return database.withHandle(handle -> handle.createQuery(JUDGED)
                .bindMethods(filter)
                .bind("size", size)
                .map((row, context) ->
                        new UnderReview(Predictions.row(row), row.getBoolean("sampled"), row.getString("word")))
                .list());
    }

    private List<UnderReview> unjudged(ReviewFilter filter, int size) {
        List<Candidate> round = ReviewMix.mix(candidates(filter), filter.asOf().toEpochMilli(), size);
        Map<String, Prediction> byId = answers(filter, round);
        return round.stream()
                .filter(candidate -> byId.containsKey(candidate.id()))
                .map(candidate ->
                        new UnderReview(byId.get(candidate.id()), candidate.sampled() && !filter.isNarrow(), null))
                .toList();
    }

    /** The margin is twice the best minus the two best, which holds where there is one class alone, too. */
    private List<Candidate> candidates(ReviewFilter filter) {
        return database.withHandle(handle -> handle.createQuery("""
                        WITH recent AS (
                            SELECT id, picture, predicted, probabilities, at
                            FROM prediction
                            WHERE project = :project
                              AND at >= :from
                              AND at < :to
                              AND role <> 'SHADOW'
                            ORDER BY at DESC
                            LIMIT :most),
                        newest AS (
                            SELECT DISTINCT ON (picture) *
                            FROM recent
                            ORDER BY picture, at DESC, id)
                        SELECT id, picture, coalesce((
                            SELECT 2 * max(share) - sum(share)
                            FROM (
                                SELECT CAST(value AS double precision) AS share
                                FROM jsonb_each_text(probabilities)
                                ORDER BY share DESC
                                LIMIT 2) AS best), 1) AS margin
                        FROM newest
                        LEFT JOIN LATERAL (
                            SELECT kind
                            FROM judgement
                            WHERE judgement.project = :project
                              AND judgement.picture = newest.picture
                              AND judgement.at < :asOf
                            ORDER BY judgement.id DESC
                            LIMIT 1) AS said ON true
                        WHERE (CAST(:predicted AS text) IS NULL OR predicted = :predicted)
                          AND coalesce(said.kind, 'WITHDRAW') = 'WITHDRAW'
                          AND (at >= :kept OR said.kind IS NOT NULL OR EXISTS (
                            SELECT 1
                            FROM picture AS named
                            WHERE named.project = :project
                              AND named.digest = newest.picture))
                          AND NOT EXISTS (
                            SELECT 1
                            FROM refused_picture AS refused
                            WHERE refused.project = :project
                              AND refused.digest = newest.picture)
                        """)
                .bindMethods(filter)
                .bind("most", NEWEST)
                .map((row, context) ->
                        new Candidate(row.getString("id"), row.getString("picture"), row.getDouble("margin"), false))
                .list());
    }

    private Map<String, Prediction> answers(ReviewFilter filter, List<Candidate> round) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM prediction
                        WHERE id = ANY (:ids)
                          AND at >= :from
                          AND at < :to
                        """)
                .bindMethods(filter)
                .bindArray(
                        "ids", String.class, round.stream().map(Candidate::id).toList())
                .map((row, context) -> Predictions.row(row))
                .collect(Collectors.toMap(Prediction::id, Function.identity(), (one, other) -> one)));
    }
}
