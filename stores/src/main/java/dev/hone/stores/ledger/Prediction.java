package dev.hone.stores.ledger;

import java.time.Instant;
import java.util.Map;

/** One answer that was given: which version said what of which picture (by its digest), and how long it took. */
public record Prediction(
        String id,
        String project,
        int version,
        String picture,
        String predicted,
        Map<String, Double> probabilities,
        double millis,
        Instant at) {}
