package dev.hone.stores.ledger;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code training_request}. */
public final class TrainingRequests {
    private final Database database;

    TrainingRequests(Database database) {
        this.database = database;
    }

    /** Writes down that a training is asked for. Who asks for the same again, while nobody answers, has asked once. */
    public TrainingRequest ask(String project, TrainingRequest.Reason reason, String detail, String by) {
        return database.withHandle(handle -> handle.createQuery("""
                        INSERT INTO training_request (project, reason, detail, by)
                        VALUES (:project, :reason, :detail, :by)
                        ON CONFLICT (project, reason, by, detail) WHERE execution IS NULL DO UPDATE
                        SET detail = excluded.detail
                        RETURNING id, project, reason, detail, by, at, execution
                        """)
                .bind("project", project)
                .bind("reason", reason)
                .bind("detail", detail)
                .bind("by", by)
                .map(ConstructorMapper.of(TrainingRequest.class))
                .one());
    }

    /**
     * Lets an execution answer all requests of a project that none answers yet.
     *
     * @return all that it answers, oldest first: the same ones, and what came since, when it is said again
     */
    public List<TrainingRequest> admit(String project, String execution) {
        return database.inTransaction(handle -> {
            handle.createUpdate("""
                            UPDATE training_request
                            SET execution = :execution,
                                admitted_at = clock_timestamp()
                            WHERE project = :project
                              AND execution IS NULL
                            """)
                    .bind("project", project)
                    .bind("execution", execution)
                    .execute();
            return answeredBy(handle, project, execution);
        });
    }

    /** The requests of a project that no execution answers, oldest first. */
    public List<TrainingRequest> open(String project) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM training_request
                        WHERE project = :project
                          AND execution IS NULL
                        ORDER BY id
                        """)
                .bind("project", project)
                .map(ConstructorMapper.of(TrainingRequest.class))
                .list());
    }

    private static List<TrainingRequest> answeredBy(Handle handle, String project, String execution) {
        return handle.createQuery("""
                        SELECT *
                        FROM training_request
                        WHERE project = :project
                          AND execution = :execution
                        ORDER BY id
                        """)
                .bind("project", project)
                .bind("execution", execution)
                .map(ConstructorMapper.of(TrainingRequest.class))
                .list();
    }
}
