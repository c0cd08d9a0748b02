package dev.hone.stores.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Figures of the tables {@code known_picture} and {@code picture}, quick enough for a page that shows a hundred thousand. */
public final class PictureFigures {
    private final Database database;

    PictureFigures(Database database) {
        this.database = database;
    }

    /**
     * So many pictures.
     *
     * @param label id of their class
     * @param split what they are used for, or null while no data set has them
     */
    public record Count(String label, String split, int pictures) {}

    /** How many pictures of each class are used for what. */
    public List<Count> counts(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT label, split, count(*) AS pictures
                        FROM known_picture
                        WHERE project = :project
                          AND label IS NOT NULL
                        GROUP BY label, split
                        """)
                .bind("project", project)
                .map(ConstructorMapper.of(Count.class))
                .list());
    }

    /** How many pictures of a class came on a day. */
    public record Arrivals(LocalDate day, String label, int pictures) {}

    /** Which pictures came when, the first day first. */
    public List<Arrivals> arrivals(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT CAST(added_at AS date) AS day, label, count(*) AS pictures
                        FROM known_picture
                        WHERE project = :project
                          AND label IS NOT NULL
                        GROUP BY day, label
                        ORDER BY day
                        """)
                .bind("project", project)
                .map(ConstructorMapper.of(Arrivals.class))
                .list());
    }

    /**
     * What is odd about some pictures.
     *
     * @param unmeasured those of which nothing was measured yet
     * @param alike those that show the same as another that came before them
     * @param conflicting those of which imports say several labels
     */
    public record Oddities(int unmeasured, int alike, int conflicting) {}

    /** How many pictures are odd. */
    public Oddities oddities(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FILTER (WHERE picture.digest IS NULL) AS unmeasured,
                            count(*) FILTER (WHERE alike <> known.digest) AS alike,
                            count(*) FILTER (WHERE conflicting) AS conflicting
                        FROM known_picture AS known
                        LEFT JOIN picture USING (project, digest)
                        WHERE project = :project
                          AND (label IS NOT NULL OR conflicting)
                        """)
                .bind("project", project)
                .map(ConstructorMapper.of(Oddities.class))
                .one());
    }

    /** How many pictures are used for nothing, by the reason. */
    public Map<String, Integer> exclusions(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT why, count(*) AS pictures
                        FROM known_picture
                        WHERE project = :project
                          AND split = 'EXCLUDED'
                          AND label IS NOT NULL
                          AND why IS NOT NULL
                        GROUP BY why
                        ORDER BY why
                        """)
                .bind("project", project)
                .reduceRows(new LinkedHashMap<>(), (counts, row) -> {
                    counts.put(row.getColumn("why", String.class), row.getColumn("pictures", Integer.class));
                    return counts;
                }));
    }

    /**
     * How some pictures of a class differ.
     *
     * @param measured how many they are
     * @param brightness least, quarter, middle, three quarters, most, from 0 to 1
     * @param side the same of the shorter side, in pixels
     */
    public record Spread(String label, int measured, List<Double> brightness, List<Double> side) {}

    /**
     * How the pictures of each class differ. Of a class with more than so many pictures those with the first digests are looked
     * at: digests are as good as chance, and the same ones come every time.
     */
    public List<Spread> spreads(String project, Collection<String> labels, int most) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT class.label, count(*) AS measured,
                            percentile_cont(ARRAY[0, 0.25, 0.5, 0.75, 1]) WITHIN GROUP (ORDER BY brightness) AS brightness,
                            percentile_cont(ARRAY[0, 0.25, 0.5, 0.75, 1])
                                WITHIN GROUP (ORDER BY CAST(least(width, height) AS double precision)) AS side
                        FROM unnest(:labels) WITH ORDINALITY AS class (label, place)
                        CROSS JOIN LATERAL (
                            SELECT digest
                            FROM known_picture AS known
                            WHERE known.project = :project
                              AND known.label = class.label
                            ORDER BY digest
                            LIMIT :most) AS chosen
                        JOIN picture ON picture.project = :project AND picture.digest = chosen.digest
                        GROUP BY class.label, class.place
                        ORDER BY class.place
                        """)
                .bind("project", project)
                .bindArray("labels", String.class, labels)
                .bind("most", most)
                .map((row, context) -> new Spread(
                        row.getString("label"),
                        row.getInt("measured"),
                        five((Double[]) row.getArray("brightness").getArray()),
                        five((Double[]) row.getArray("side").getArray())))
                .list());
    }

    private static List<Double> five(Double[] figures) {
        return List.of(figures);
    }
}
