package dev.hone.stores.ledger;

import dev.hone.stores.ledger.ReviewMix.Candidate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks for answers that are worth a look. Only the newest of the time that is asked for are looked at, so that it takes as
 * long with a million answers as with a few thousand.
 */
public final class Reviewing {
    private static final int NEWEST = 5_000;

    private final Database database;

    Reviewing(Database database) {
        this.database = database;
    }

    /** The answers most worth a look, one a picture, the first of them first; see {@link ReviewMix} for their order. */
    public List<UnderReview> round(ReviewFilter filter, int size) {
        List<Candidate> all = candidates(filter);
        List<Candidate> round = filter.judged()
                ? ReviewMix.rank(all).stream().limit(size).toList()
                : ReviewMix.mix(all, filter.asOf().toEpochMilli(), size);
        Map<String, Prediction> byId = answers(filter, round);
        return round.stream()
                .filter(candidate -> byId.containsKey(candidate.id()))
                .map(candidate -> new UnderReview(byId.get(candidate.id()), candidate.sampled()))
                .toList();
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
                        SELECT id, picture, coalesce(said.sampled, false) AS sampled, coalesce((
                            SELECT 2 * max(share) - sum(share)
                            FROM (
                                SELECT CAST(value AS double precision) AS share
                                FROM jsonb_each_text(probabilities)
                                ORDER BY share DESC
                                LIMIT 2) AS best), 1) AS margin
                        FROM newest
                        LEFT JOIN LATERAL (
                            SELECT kind, sampled
                            FROM judgement
                            WHERE judgement.project = :project
                              AND judgement.picture = newest.picture
                              AND judgement.at < :asOf
                            ORDER BY judgement.id DESC
                            LIMIT 1) AS said ON true
                        WHERE (CAST(:predicted AS text) IS NULL OR predicted = :predicted)
                          AND (coalesce(said.kind, 'WITHDRAW') <> 'WITHDRAW') = :judged
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
                .map((row, context) -> new Candidate(
                        row.getString("id"),
                        row.getString("picture"),
                        row.getDouble("margin"),
                        row.getBoolean("sampled")))
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
