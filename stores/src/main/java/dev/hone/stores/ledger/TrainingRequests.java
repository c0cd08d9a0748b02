package dev.hone.stores.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code training_request}. */
public final class TrainingRequests {
    private final Database database;

    TrainingRequests(Database database) {
        this.database = database;
    }

    /**
     * What is written down of who asks.
     *
     * @param askedIn the execution that it comes with
     */
    public record Wish(
            String project, TrainingRequest.Reason reason, String detail, String by, Instant at, String askedIn) {}

    /** Writes down that a training is asked for. An execution that is run again has asked once. */
    public TrainingRequest ask(Wish wish) {
        return database.withHandle(handle -> handle.createQuery("""
                        INSERT INTO training_request (project, reason, detail, by, at, asked_in)
                        VALUES (:project, :reason, :detail, :by, :at, :askedIn)
                        ON CONFLICT (project, asked_in) DO UPDATE
                        SET detail = excluded.detail
                        RETURNING id, project, reason, detail, by, at, asked_in, execution, refusal
                        """)
                .bindMethods(wish)
                .map(ConstructorMapper.of(TrainingRequest.class))
                .one());
    }

    /** Says which execution answers a request. */
    public void answer(TrainingRequest request, String execution) {
        database.useHandle(handle -> answer(handle, request, execution));
    }

    /** Says why none does. */
    public void refuse(TrainingRequest request, String reason) {
        database.useHandle(handle -> handle.createUpdate("""
                        UPDATE training_request
                        SET refusal = :reason
                        WHERE id = :id
                        """)
                .bind("id", request.id())
                .bind("reason", reason)
                .execute());
    }

    /** The request that an execution came with. */
    public Optional<TrainingRequest> find(String project, String askedIn) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM training_request
                        WHERE project = :project
                          AND asked_in = :askedIn
                        """)
                .bind("project", project)
                .bind("askedIn", askedIn)
                .map(ConstructorMapper.of(TrainingRequest.class))
                .findOne());
    }

    /** The same, whichever project it is for. */
    public Optional<TrainingRequest> askedIn(String execution) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM training_request
                        WHERE asked_in = :execution
                        ORDER BY id DESC
                        LIMIT 1
                        """)
                .bind("execution", execution)
                .map(ConstructorMapper.of(TrainingRequest.class))
                .findOne());
    }

    /** The requests of a project, the newest first. */
    public List<TrainingRequest> newest(String project, int most) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM training_request
                        WHERE project = :project
                        ORDER BY id DESC
                        LIMIT :most
                        """)
                .bind("project", project)
                .bind("most", most)
                .map(ConstructorMapper.of(TrainingRequest.class))
                .list());
    }

    static void answer(Handle handle, TrainingRequest request, String execution) {
        handle.createUpdate("""
                        UPDATE training_request
                        SET execution = :execution,
                            refusal = NULL,
                            admitted_at = clock_timestamp()
                        WHERE id = :id
                        """)
                .bind("id", request.id())
                .bind("execution", execution)
                .execute();
    }
}
