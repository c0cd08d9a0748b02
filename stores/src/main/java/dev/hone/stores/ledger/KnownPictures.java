package dev.hone.stores.ledger;

import dev.hone.stores.ledger.KnownPicture.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The table {@code known_picture}. What is said of pictures is kept there by the database itself, whenever an import list, a
 * judgement, a refusal or an erasure is; where they belong is told by whoever makes a data set.
 */
public final class KnownPictures {
    private static final int ROWS_AT_ONCE = 10_000;

    private final Database database;

    KnownPictures(Database database) {
        this.database = database;
    }

    /** Where a picture is among those of its project, from the newest on. */
    public record Place(Instant addedAt, String digest) {
        /** Before all others. */
        public static final Place FIRST = new Place(Instant.parse("9999-01-01T00:00:00Z"), "");

        /** That of a picture. */
        public static Place of(KnownPicture picture) {
            return new Place(picture.addedAt(), picture.digest());
        }
    }

    /** Whether the places are those of this data set. */
    public boolean showsPlacesOf(String project, String manifest) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT EXISTS (
                            SELECT 1
                            FROM manifest
                            WHERE project = :project
                              AND digest = :manifest
                              AND placed_at IS NOT NULL)
                        """)
                .bind("project", project)
                .bind("manifest", manifest)
                .mapTo(Boolean.class)
                .one());
    }

    /** Makes the places of this data set those of the known pictures. */
    public void place(String project, String manifest, List<PicturePlace> places) {
        database.useTransaction(handle -> {
            for (int from = 0; from < places.size(); from += ROWS_AT_ONCE) {
                List<PicturePlace> some = places.subList(from, Math.min(places.size(), from + ROWS_AT_ONCE));
                handle.createUpdate("""
                                INSERT INTO known_picture AS known (project, digest, added_at, split, alike, why, near)
                                SELECT :project, place.digest, coalesce(picture.added_at, now()), place.split, place.alike,
                                    place.why, string_to_array(place.near, ' ')
                                FROM unnest(:digests, :splits, :alikes, :whys, :nears)
                                    AS place (digest, split, alike, why, near)
                                LEFT JOIN picture ON picture.project = :project AND picture.digest = place.digest
                                WHERE NOT EXISTS (
                                    SELECT 1
                                    FROM erased_picture AS erased
                                    WHERE erased.project = :project
                                      AND erased.digest = place.digest)
                                ORDER BY place.digest
                                ON CONFLICT (project, digest) DO UPDATE
                                SET split = excluded.split,
                                    alike = excluded.alike,
                                    why = excluded.why,
                                    near = excluded.near
                                WHERE (known.split, known.alike, known.why, known.near)
                                    IS DISTINCT FROM (excluded.split, excluded.alike, excluded.why, excluded.near)
                                """)
                        .bind("project", project)
                        .bindArray("digests", String.class, column(some, PicturePlace::digest))
                        .bindArray("splits", String.class, column(some, PicturePlace::split))
                        .bindArray("alikes", String.class, column(some, PicturePlace::alike))
                        .bindArray("whys", String.class, column(some, PicturePlace::why))
                        .bindArray("nears", String.class, column(some, place -> String.join(" ", place.near())))
                        .execute();
            }
            handle.createUpdate("""
                            UPDATE manifest
                            SET placed_at = CASE WHEN digest = :manifest THEN now() END
                            WHERE project = :project
                              AND (digest = :manifest OR placed_at IS NOT NULL)
                            """)
                    .bind("project", project)
                    .bind("manifest", manifest)
                    .execute();
        });
    }

    /** Takes the times from the picture index, as after both were made again from the bucket. */
    public void date(String project) {
        database.useHandle(
                handle -> handle.createUpdate("""
                        UPDATE known_picture AS known
                        SET added_at = picture.added_at
                        FROM picture
                        WHERE known.project = :project
                          AND picture.project = known.project
                          AND picture.digest = known.digest
                          AND picture.added_at <> known.added_at
                        """).bind("project", project).execute());
    }

    /** What is known of one. */
    public Optional<KnownPicture> find(String project, String digest) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM known_picture
                        WHERE project = :project
                          AND digest = :digest
                        """)
                .bind("project", project)
                .bind("digest", digest)
                .map((row, context) -> picture(row))
                .findOne());
    }

    /** Those that are wanted, the newest first, from behind a place on; {@link Place#FIRST} for the first ones. */
    public List<KnownPicture> page(PictureFilter filter, Place after, int most) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM known_picture
                        WHERE project = :project
                          AND added_at >= :from
                          AND added_at < :to
                          AND (added_at, digest) < (:afterTime, :afterDigest)
                          AND (label IS NOT NULL OR conflicting)
                          AND (CAST(:label AS text) IS NULL OR label = :label)
                          AND (CAST(:split AS text) IS NULL OR split = :split)
                          AND (CAST(:source AS text) IS NULL OR source = :source)
                          AND (NOT :conflicting OR conflicting)
                          AND (NOT :alike OR alike <> digest OR EXISTS (
                            SELECT 1
                            FROM known_picture AS other
                            WHERE other.project = known_picture.project
                              AND other.alike = known_picture.digest
                              AND other.alike <> other.digest))
                        ORDER BY added_at DESC, digest DESC
                        LIMIT :most
                        """)
                .bind("project", filter.project())
                .bind("from", filter.from())
                .bind("to", filter.to())
                .bind("afterTime", after.addedAt())
                .bind("afterDigest", after.digest())
                .bind("label", filter.label())
                .bind("split", filter.split())
                .bind("source", filter.source() == null ? null : filter.source().name())
                .bind("conflicting", filter.conflicting())
                .bind("alike", filter.alike())
                .bind("most", most)
                .map((row, context) -> picture(row))
                .list());
    }

    /** Others that show the same as a picture. */
    public List<KnownPicture> alike(KnownPicture picture, int most) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM known_picture
                        WHERE project = :project
                          AND digest <> :digest
                          AND (digest = :alike OR alike = :alike AND alike <> digest OR digest = ANY (:near))
                        ORDER BY digest
                        LIMIT :most
                        """)
                .bind("project", picture.project())
                .bind("digest", picture.digest())
                .bind("alike", picture.alike())
                .bindArray("near", String.class, picture.near())
                .bind("most", most)
                .map((row, context) -> picture(row))
                .list());
    }

    private static List<String> column(List<PicturePlace> places, Function<PicturePlace, String> value) {
        return places.stream().map(value).toList();
    }

    private static KnownPicture picture(ResultSet row) throws SQLException {
        String source = row.getString("source");
        return new KnownPicture(
                row.getString("project"),
                row.getString("digest"),
                row.getTimestamp("added_at").toInstant(),
                row.getString("label"),
                source == null ? null : Source.valueOf(source),
                row.getBoolean("conflicting"),
                row.getString("split"),
                row.getString("alike"),
                row.getString("why"),
                List.of((String[]) row.getArray("near").getArray()));
    }
}
