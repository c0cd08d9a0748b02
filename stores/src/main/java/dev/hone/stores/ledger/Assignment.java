package dev.hone.stores.ledger;

import java.time.Instant;

/**
 * What a version of a project is asked for.
 *
 * @param version the version's number in the registry
 * @param run the MLflow run it came from
 * @param sequence counts the project's promotions; whoever changes the version in production must name the one they saw
 * @param role production, or a part beside it
 * @param share of the requests: those that a shadow is asked, too, or a variant answers; what is left is answered by production
 */
public record Assignment(
        String project,
        int version,
        String run,
        long sequence,
        Instant since,
        String by,
        ModelRole role,
        double share) {}
