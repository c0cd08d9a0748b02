package dev.hone.stores.ledger;

import java.util.List;

/** The table {@code erased_picture}. Rows are never deleted. */
public final class ErasedPictures {
    private final Database database;

    ErasedPictures(Database database) {
        this.database = database;
    }

    /**
     * Remembers that a picture was erased; the first time stands. From then on no answer about it is kept any more; those
     * that were being written when this was called are there to be removed when it returns.
     */
    public void insert(ErasedPicture erased) {
        database.useTransaction(handle -> {
            // waits for those who write, and whoever writes later sees the row
            handle.execute("LOCK TABLE ONLY prediction, ONLY embedding IN SHARE MODE");
            handle.createUpdate("""
                            INSERT INTO erased_picture (project, digest, erased_at, erased_by)
                            VALUES (:project, :digest, :at, :by)
                            ON CONFLICT DO NOTHING
                            """).bindMethods(erased).execute();
        });
    }

    /** All of a project, by digest. */
    public List<ErasedPicture> all(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM erased_picture
                        WHERE project = :project
                        ORDER BY digest COLLATE "C"
                        """)
                .bind("project", project)
                .map((row, context) -> new ErasedPicture(
                        row.getString("project"),
                        row.getString("digest"),
                        row.getTimestamp("erased_at").toInstant(),
                        row.getString("erased_by")))
                .list());
    }
}
