package dev.hone.stores.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code assignment}: which version answers, and which are asked beside it. */
public final class Assignments {
    private final Database database;

    Assignments(Database database) {
        this.database = database;
    }

    /**
     * A wish to change what is in production.
     *
     * @param expected the sequence that was seen, 0 where nothing was in production
     */
    public record Change(
            String project, int version, String run, long expected, String by, String reason, Promoted.Kind kind) {

        /** A change that Hone was asked for. */
        public Change(String project, int version, String run, long expected, String by, String reason) {
            this(project, version, run, expected, by, reason, Promoted.Kind.DECIDED);
        }
    }

    /**
     * A wish to ask a version beside the one in production.
     *
     * @param share of the requests
     */
    public record Beside(String project, int version, String run, ModelRole role, double share, String by) {
        /** Checks the role and the share. */
        public Beside {
            if (role == ModelRole.PRODUCTION || !(share > 0) || share > 1) {
                throw UnusableShareException.of(project, version, role, share);
            }
        }
    }

    /** What is in production, project by project. */
    public List<Assignment> all() {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM assignment
                        WHERE role = 'PRODUCTION'
                        ORDER BY project
                        """)
                .map(ConstructorMapper.of(Assignment.class))
                .list());
    }

    /** What is in production for a project. */
    public Optional<Assignment> production(String project) {
        return database.withHandle(handle -> find(handle, project));
    }

    /** Every version that a project asks, that in production first. */
    public List<Assignment> of(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM assignment
                        WHERE project = :project
                        ORDER BY role, version
                        """)
                .bind("project", project)
                .map(ConstructorMapper.of(Assignment.class))
                .list());
    }

    /**
     * Asks a version beside the one in production, or changes its share.
     *
     * @throws BlockedVersionException when it would answer and may not
     * @throws UnusableShareException when the variants would leave nothing to production
     */
    public void put(Beside beside) {
        database.inTransaction(handle -> {
            lock(handle, beside.project());
            if (beside.role() == ModelRole.VARIANT) {
                refuseBlocked(handle, beside.project(), beside.version());
            }
            put(handle, beside);
            if (variants(handle, beside.project()) >= 1) {
                throw UnusableShareException.tooMuch(beside.project());
            }
            return null;
        });
    }

    /** Asks a version beside the one in production no more. */
    public void remove(String project, int version, ModelRole role) {
        database.useHandle(handle -> handle.createUpdate("""
                        DELETE FROM assignment
                        WHERE project = :project
                          AND version = :version
                          AND role = :role
                          AND role <> 'PRODUCTION'
                        """)
                .bind("project", project)
                .bind("version", version)
                .bind("role", role)
                .execute());
    }

    /**
     * Changes what is in production if nobody did since {@code expected} was seen.
     *
     * @return the assignment after it, or nothing when somebody was first
     * @throws BlockedVersionException when the version may not go into production
     */
    public Optional<Assignment> change(Change change) {
        return database.inTransaction(handle -> change(handle, change));
    }

    /** The same, also to a version that may not go into production: its block is lifted, unless somebody else was first. */
    public Optional<Assignment> force(Change change) {
        return database.inTransaction(handle -> {
            lock(handle, change.project());
            if (isExpected(find(handle, change.project()), change)) {
                BlockedVersions.lift(handle, change.project(), change.version(), change.by());
            }
            return change(handle, change);
        });
    }

    /** Changes what is in production, and keeps the version that was there out of it from now on; both or neither. */
    public Optional<Assignment> replace(Change change) {
        return database.inTransaction(handle -> {
            lock(handle, change.project());
            Optional<Assignment> before = find(handle, change.project());
            Optional<Assignment> after = change(handle, change);
            if (after.isPresent() && before.isPresent()) {
                BlockedVersions.block(handle, change.project(), before.get().version(), change.by(), change.reason());
            }
            return after;
        });
    }

    /** Those who change what is in production for a project go one after the other. */
    static void lock(Handle handle, String project) {
        handle.execute("SELECT pg_advisory_xact_lock(hashtext(?))", "production " + project);
    }

    private Optional<Assignment> change(Handle handle, Change change) {
        lock(handle, change.project());
        Optional<Assignment> before = find(handle, change.project());
        if (!isExpected(before, change)) {
            return Optional.empty();
        }
        refuseBlocked(handle, change.project(), change.version());
        assign(handle, change);
        Promotions.insert(handle, change, before.map(Assignment::version), database.lease());
        return find(handle, change.project());
    }

    private static boolean isExpected(Optional<Assignment> before, Change change) {
        return before.map(Assignment::sequence).orElse(0L) == change.expected();
    }

    /** What was a shadow or a variant is one no more. */
    private static void assign(Handle handle, Change change) {
        handle.createUpdate("""
                        DELETE FROM assignment
                        WHERE project = :project
                          AND version = :version
                          AND role <> 'PRODUCTION'
                        """).bindMethods(change).execute();
        handle.createUpdate("""
                        INSERT INTO assignment (project, role, version, run, sequence, since, by)
                        VALUES (:project, 'PRODUCTION', :version, :run, :expected + 1, clock_timestamp(), :by)
                        ON CONFLICT (project) WHERE role = 'PRODUCTION' DO UPDATE
                        SET version = excluded.version,
                            run = excluded.run,
                            sequence = excluded.sequence,
                            since = excluded.since,
                            by = excluded.by
                        """).bindMethods(change).execute();
    }

    private static void put(Handle handle, Beside beside) {
        handle.createUpdate("""
                        INSERT INTO assignment (project, role, version, run, sequence, since, by, share)
                        VALUES (:project, :role, :version, :run, 0, clock_timestamp(), :by, :share)
                        ON CONFLICT (project, role, version) DO UPDATE
                        SET share = excluded.share,
                            since = excluded.since,
                            by = excluded.by
                        """).bindMethods(beside).execute();
    }

    private static double variants(Handle handle, String project) {
        return handle.createQuery("""
                        SELECT coalesce(sum(share), 0)
                        FROM assignment
                        WHERE project = :project
                          AND role = 'VARIANT'
                        """)
                .bind("project", project)
                .mapTo(Double.class)
                .one();
    }

    private static void refuseBlocked(Handle handle, String project, int version) {
        BlockedVersions.find(handle, project, version).ifPresent(blocked -> {
            throw BlockedVersionException.of(blocked);
        });
    }

    private static Optional<Assignment> find(Handle handle, String project) {
        return handle.createQuery("""
                        SELECT *
                        FROM assignment
                        WHERE project = :project
                          AND role = 'PRODUCTION'
                        """)
                .bind("project", project)
                .map(ConstructorMapper.of(Assignment.class))
                .findOne();
    }
}
