package dev.hone.stores.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.stores.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code verdict}. */
public final class Verdicts {
    private final Database database;

    Verdicts(Database database) {
        this.database = database;
    }

    /** Keeps a verdict and tells the one that stands: the first one of an execution. */
    public Verdict insert(Verdict verdict) {
        database.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO verdict (
                            project, execution, manifest, run, challenger, champion, outcome, reasons)
                        VALUES (
                            :project, :execution, :manifest, :run, :challenger, :champion, :outcome,
                            CAST(:json AS jsonb))
                        ON CONFLICT DO NOTHING
                        """)
                .bindMethods(verdict)
                .bind("json", Json.text(verdict.reasons()))
                .execute());
        return find(verdict.project(), verdict.execution()).orElse(verdict);
    }

    /** The verdict of an execution. */
    public Optional<Verdict> find(String project, String execution) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM verdict
                        WHERE project = :project
                          AND execution = :execution
                        """)
                .bind("project", project)
                .bind("execution", execution)
                .map((row, context) -> verdict(row))
                .findOne());
    }

    /** The newest verdict on a version. */
    public Optional<Verdict> newest(String project, int challenger) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT *
                        FROM verdict
                        WHERE project = :project
                          AND challenger = :challenger
                        ORDER BY at DESC, execution DESC
                        LIMIT 1
                        """)
                .bind("project", project)
                .bind("challenger", challenger)
                .map((row, context) -> verdict(row))
                .findOne());
    }

    private static Verdict verdict(ResultSet row) throws SQLException {
        return new Verdict(
                row.getString("project"),
                row.getString("execution"),
                row.getString("manifest"),
                row.getString("run"),
                row.getInt("challenger"),
                row.getObject("champion", Integer.class),
                Verdict.Outcome.valueOf(row.getString("outcome")),
                reasons(row.getString("reasons")));
    }

    private static List<Verdict.Reason> reasons(String json) {
        List<Verdict.Reason> reasons = new ArrayList<>();
        for (JsonNode one : Json.tree(json)) {
            reasons.add(
                    one.isTextual()
                            ? Verdict.Reason.said(one.asText())
                            : Json.read(Json.text(one), Verdict.Reason.class));
        }
        return reasons;
    }
}
