package dev.hone.stores.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * One answer that was given: which version said what of which picture (by its digest), and how long it took.
 *
 * @param role what the version was asked for
 * @param projectVersion the version of the project's definition, or null where it was not known
 * @param clientRef what the caller called the request, or null
 */
public record Prediction(
        String id,
        String project,
        int version,
        String picture,
        String predicted,
        Map<String, Double> probabilities,
        double millis,
        Instant at,
        ModelRole role,
        Integer projectVersion,
        String clientRef) {}
