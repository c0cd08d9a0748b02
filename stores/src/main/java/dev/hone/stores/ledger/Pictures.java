package dev.hone.stores.ledger;

import dev.hone.pictures.PictureStatistics;
import dev.hone.pictures.duplicates.Fingerprint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables {@code picture} and {@code picture_print}: an index of the bucket, which is the truth. */
public final class Pictures {
    private final Database database;

    Pictures(Database database) {
        this.database = database;
    }

    /** Takes pictures into the index; one that is there already is let be. */
    public void insert(List<IndexedPicture> some) {
        // in one order, so that two who insert the same do not wait for each other in a circle
        List<IndexedPicture> pictures = some.stream()
                .sorted(Comparator.comparing(IndexedPicture::digest))
                .toList();
        database.useTransaction(handle -> {
            insertPictures(handle, pictures);
            PreparedBatch prints = handle.prepareBatch("""
                    INSERT INTO picture_print (project, digest, print)
                    VALUES (:project, :digest, :bytes)
                    ON CONFLICT DO NOTHING
                    """);
            for (IndexedPicture picture : pictures) {
                prints.bind("project", picture.project())
                        .bind("digest", picture.digest())
                        .bind("bytes", picture.print().toBytes())
                        .add();
            }
            prints.execute();
        });
    }

    private static void insertPictures(Handle handle, List<IndexedPicture> pictures) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO picture (
                    project, digest, extension, bytes, added_at,
                    width, height, channels, brightness, contrast, sharpness, hash)
                VALUES (
                    :project, :digest, :extension, :bytes, :addedAt,
                    :width, :height, :channels, :brightness, :contrast, :sharpness, :hash)
                ON CONFLICT DO NOTHING
                """);
        for (IndexedPicture picture : pictures) {
            batch.bindMethods(picture)
                    .bindMethods(picture.statistics())
                    .bind("hash", picture.print().hash())
                    .add();
        }
        batch.execute();
    }

    /** All pictures of a project by their hashes, in the order of their digests. */
    public List<PictureHash> hashes(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT digest, extension, hash
                        FROM picture
                        WHERE project = :project
                        ORDER BY digest COLLATE "C"
                        """)
                .bind("project", project)
                .map(ConstructorMapper.of(PictureHash.class))
                .list());
    }

    /** The fingerprints of some pictures. */
    public Map<String, Fingerprint> prints(String project, List<String> digests) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT digest, print
                        FROM picture_print
                        WHERE project = :project
                          AND digest = ANY(:digests)
                        """)
                .bind("project", project)
                .bindArray("digests", String.class, digests)
                .reduceRows(new HashMap<>(), (prints, row) -> {
                    prints.put(
                            row.getColumn("digest", String.class),
                            Fingerprint.fromBytes(row.getColumn("print", byte[].class)));
                    return prints;
                }));
    }

    /** What is known of a picture. */
    public Optional<IndexedPicture> find(String project, String digest) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM picture
                        JOIN picture_print USING (project, digest)
                        WHERE project = :project
                          AND digest = :digest
                        """)
                .bind("project", project)
                .bind("digest", digest)
                .map((row, context) -> picture(row))
                .findOne());
    }

    /** Forgets a picture; whether it was known. */
    public boolean remove(String project, String digest) {
        return database.withHandle(handle -> handle.createUpdate("""
                                DELETE FROM picture
                                WHERE project = :project
                                  AND digest = :digest
                                """)
                        .bind("project", project)
                        .bind("digest", digest)
                        .execute()
                > 0);
    }

    /** Forgets all pictures of a project. */
    public void clear(String project) {
        database.useHandle(
                handle -> handle.createUpdate("""
                        DELETE FROM picture
                        WHERE project = :project
                        """).bind("project", project).execute());
    }

    private static IndexedPicture picture(ResultSet row) throws SQLException {
        return new IndexedPicture(
                row.getString("project"),
                row.getString("digest"),
                row.getString("extension"),
                row.getLong("bytes"),
                row.getTimestamp("added_at").toInstant(),
                new PictureStatistics(
                        row.getInt("width"),
                        row.getInt("height"),
                        row.getInt("channels"),
                        row.getDouble("brightness"),
                        row.getDouble("contrast"),
                        row.getDouble("sharpness")),
                Fingerprint.fromBytes(row.getBytes("print")));
    }
}
