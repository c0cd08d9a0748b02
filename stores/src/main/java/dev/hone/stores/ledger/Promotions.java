package dev.hone.stores.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code promotion}. The database refuses to change or to remove what is in it. */
public final class Promotions {
    private static final String SELECT = """
            SELECT promotion.*, lineage.manifest
            FROM promotion
            LEFT JOIN lineage USING (project, version)
            """;

    private final Database database;

    Promotions(Database database) {
        this.database = database;
    }

    /** What was in production, one after the other, the newest first. */
    public List<Promoted> history(String project) {
        return database.withHandle(handle -> handle.createQuery(SELECT + """
                        WHERE project = :project
                        ORDER BY sequence DESC
                        """)
                .bind("project", project)
                .map(ConstructorMapper.of(Promoted.class))
                .list());
    }

    /** What was in production at a time. */
    public Optional<Promoted> at(String project, Instant time) {
        return database.withHandle(handle -> handle.createQuery(SELECT + """
                        WHERE project = :project
                          AND promotion.at <= :time
                        ORDER BY sequence DESC
                        LIMIT 1
                        """)
                .bind("project", project)
                .bind("time", time)
                .map(ConstructorMapper.of(Promoted.class))
                .findOne());
    }

    /** The version to go back to: the last one before that in production that is not blocked. */
    public Optional<Integer> previous(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT version
                        FROM promotion
                        WHERE project = :project
                          AND version <> (
                              SELECT version
                              FROM assignment
                              WHERE project = :project
                                AND role = 'PRODUCTION')
                          AND NOT EXISTS (
                              SELECT 1
                              FROM blocked_version
                              WHERE blocked_version.project = promotion.project
                                AND blocked_version.version = promotion.version
                                AND lifted_at IS NULL)
                        ORDER BY sequence DESC
                        LIMIT 1
                        """)
                .bind("project", project)
                .mapTo(Integer.class)
                .findOne());
    }

    static void insert(Handle handle, Assignments.Change change, Optional<Integer> before, Optional<Lease> lease) {
        handle.createUpdate("""
                        INSERT INTO promotion (project, sequence, version, run, before, kind, by, reason, token, at)
                        VALUES (
                            :project, :expected + 1, :version, :run, :before, :kind, :by, :reason, :token,
                            clock_timestamp())
                        """)
                .bindMethods(change)
                .bind("before", before.orElse(null))
                .bind("token", lease.map(Lease::token).orElse(null))
                .execute();
    }
}
