package dev.hone.tasks.housekeeping;

import java.time.Duration;

/**
 * Whether anything is removed, and how long each kind is kept.
 *
 * @param pictures that were only asked about, in a project that does not say
 * @param rows of predictions and embeddings
 */
public record Keep(
        boolean remove,
        Duration pictures,
        Duration shards,
        Duration checkpoints,
        Duration artifacts,
        Duration rows,
        Duration jobs) {}
