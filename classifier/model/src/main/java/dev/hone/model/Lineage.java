package dev.hone.model;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Where a network comes from.
 *
 * @param manifest digest of the data set version that it learned from
 * @param run the MLflow run that made it
 * @param settings how it was trained; null where nobody wrote that down
 * @param pictures how many pictures of each split there were
 * @param startedFrom SHA-256 of the weights that it started from; null where it learned from nothing
 */
public record Lineage(
        String manifest,
        String run,
        Instant createdAt,
        String codeVersion,
        TrainingSettings settings,
        Map<Split, Integer> pictures,
        String startedFrom) {

    public Lineage {
        Objects.requireNonNull(createdAt, "created_at");
        pictures = pictures == null ? Map.of() : Map.copyOf(pictures);
    }
}
