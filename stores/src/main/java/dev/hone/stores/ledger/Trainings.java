package dev.hone.stores.ledger;

import dev.hone.stores.ledger.Training.Outcome;
import dev.hone.stores.ledger.Training.Wants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code training}. */
public final class Trainings {
    private final Database database;

    Trainings(Database database) {
        this.database = database;
    }

    /** What an execution is to train, beside what the project says. */
    public record Order(
            String project,
            String execution,
            String settings,
            Wants wants,
            boolean forced,
            Integer projectVersion,
            String codeVersion) {}

    /**
     * Lets an execution through, which answers a request with it. Whoever trained the project before and has not said what
     * became of it is given up: two do not hold its lease at a time.
     *
     * @return its training, as it was let through first
     */
    public Training admit(Order order, TrainingRequest request) {
        return database.inTransaction(handle -> {
            abandonOthers(handle, order);
            handle.createUpdate("""
                            INSERT INTO training (
                                project, execution, settings, wants, forced, project_version, code_version)
                            VALUES (
                                :project, :execution, :settings, :wants, :forced, :projectVersion, :codeVersion)
                            ON CONFLICT DO NOTHING
                            """).bindMethods(order).execute();
            TrainingRequests.answer(handle, request, order.execution());
            return find(handle, order.project(), order.execution()).orElseThrow();
        });
    }

    /** Says that what is known from now on may not be in a training's data set. */
    public void pulling(String project, String execution) {
        database.useHandle(handle -> handle.createUpdate("""
                        UPDATE training
                        SET manifest = NULL,
                            pulled_at = clock_timestamp()
                        WHERE project = :project
                          AND execution = :execution
                        """)
                .bind("project", project)
                .bind("execution", execution)
                .execute());
    }

    /** Says which data set a training is of, which was {@link #pulling pulling} it. */
    public void pulled(String project, String execution, String manifest) {
        database.useHandle(handle -> handle.createUpdate("""
                        UPDATE training
                        SET manifest = :manifest
                        WHERE project = :project
                          AND execution = :execution
                        """)
                .bind("project", project)
                .bind("execution", execution)
                .bind("manifest", manifest)
                .execute());
    }

    /**
     * Says what became of a training. A result that was said first stands. One that failed, was ended or was given up may be
     * restarted in Kestra, and come to something else.
     */
    public void end(String project, String execution, Outcome outcome, String detail) {
        database.useHandle(handle -> handle.createUpdate("""
                        UPDATE training
                        SET outcome = :outcome,
                            detail = :detail,
                            ended_at = clock_timestamp()
                        WHERE project = :project
                          AND execution = :execution
                          AND (outcome IS NULL OR outcome IN ('FAILED', 'KILLED', 'ABANDONED'))
                        """)
                .bind("project", project)
                .bind("execution", execution)
                .bind("outcome", outcome)
                .bind("detail", detail)
                .execute());
    }

    /** Says what became of a training whose version waited for somebody to approve. */
    public void settle(String project, String execution, Outcome outcome, String detail) {
        database.useHandle(handle -> handle.createUpdate("""
                        UPDATE training
                        SET outcome = :outcome,
                            detail = :detail
                        WHERE project = :project
                          AND execution = :execution
                          AND outcome = 'PENDING'
                        """)
                .bind("project", project)
                .bind("execution", execution)
                .bind("outcome", outcome)
                .bind("detail", detail)
                .execute());
    }

    /** The training of an execution. */
    public Optional<Training> find(String project, String execution) {
        return database.withHandle(handle -> find(handle, project, execution));
    }

    /** The trainings of a project, the newest first. */
    public List<Training> newest(String project, int most) {
        return before(project, null, most);
    }

    /**
     * Those that were let through earlier than a moment, the newest first.
     *
     * @param before the moment, or null for all
     */
    public List<Training> before(String project, Instant before, int most) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM training
                        WHERE project = :project
                          AND (CAST(:before AS timestamptz) IS NULL OR admitted_at < :before)
                        ORDER BY admitted_at DESC
                        LIMIT :most
                        """)
                .bind("project", project)
                .bind("before", before)
                .bind("most", most)
                .map(ConstructorMapper.of(Training.class))
                .list());
    }

    /** The trainings that would do the same, or more, on data that began to be pulled later than this, the newest first. */
    public List<Training> same(Order order, Instant pulledAfter) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM training
                        WHERE project = :project
                          AND execution <> :execution
                          AND settings = :settings
                          AND wants = :wants
                          AND (forced OR NOT :forced)
                          AND project_version IS NOT DISTINCT FROM :projectVersion
                          AND code_version = :codeVersion
                          AND manifest IS NOT NULL
                          AND pulled_at > :pulledAfter
                        ORDER BY admitted_at DESC
                        """)
                .bindMethods(order)
                .bind("pulledAfter", pulledAfter)
                .map(ConstructorMapper.of(Training.class))
                .list());
    }

    /**
     * An earlier training with the same settings on the same data whose verdict needs nothing more: the evidence was not for
     * its version, or nobody wanted it promoted, or it waits for approval, or it was in production, if only until it was
     * rolled back. A version that should have gone there and never did says nothing of the next one.
     */
    public Optional<Training> judged(Training training) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT training.*
                        FROM training
                        JOIN verdict USING (project, execution)
                        WHERE project = :project
                          AND execution <> :execution
                          AND settings = :settings
                          AND project_version IS NOT DISTINCT FROM :projectVersion
                          AND code_version = :codeVersion
                          AND training.manifest = :manifest
                          AND (verdict.outcome IN ('KEEP_CHAMPION', 'INSUFFICIENT_EVIDENCE', 'REFUSED', 'WITHHELD')
                              OR (verdict.outcome = 'PENDING' AND training.outcome IN ('PENDING', 'KEPT'))
                              OR EXISTS (
                                  SELECT 1
                                  FROM promotion
                                  WHERE promotion.project = training.project
                                    AND promotion.version = verdict.challenger))
                        ORDER BY admitted_at DESC
                        LIMIT 1
                        """)
                .bindMethods(training)
                .map(ConstructorMapper.of(Training.class))
                .findOne());
    }

    /** The trainings of a project whose versions wait for somebody to approve, the newest first. */
    public List<Training> pending(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM training
                        WHERE project = :project
                          AND outcome = 'PENDING'
                        ORDER BY admitted_at DESC
                        """)
                .bind("project", project)
                .map(ConstructorMapper.of(Training.class))
                .list());
    }

    private static Optional<Training> find(Handle handle, String project, String execution) {
        return handle.createQuery("""
                        SELECT *
                        FROM training
                        WHERE project = :project
                          AND execution = :execution
                        """)
                .bind("project", project)
                .bind("execution", execution)
                .map(ConstructorMapper.of(Training.class))
                .findOne();
    }

    private static void abandonOthers(Handle handle, Order order) {
        handle.createUpdate("""
                        UPDATE training
                        SET outcome = 'ABANDONED',
                            detail = 'nobody has heard of it any more',
                            ended_at = clock_timestamp()
                        WHERE project = :project
                          AND execution <> :execution
                          AND outcome IS NULL
                        """).bindMethods(order).execute();
    }
}
