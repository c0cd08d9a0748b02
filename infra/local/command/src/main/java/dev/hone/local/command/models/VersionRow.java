package dev.hone.local.command.models;

import java.time.Instant;

/**
 * A version of a model, for a table.
 *
 * @param role production, previous, challenger, archived or blocked, or MLflow's word for another stage
 * @param accuracy on the test pictures, or null where it was not measured
 * @param when it last went into production, or null
 * @param outcome what the gate decided of it last, or null
 * @param by who put it into production, or who blocked it, or null
 * @param why the reason of the last of all that, or null
 * @param artifactsRemoved when its artifacts were removed, after which it cannot go into production any more, or null
 */
public record VersionRow(
        int version,
        String role,
        Double accuracy,
        Instant when,
        String outcome,
        String by,
        String why,
        Instant artifactsRemoved) {}
