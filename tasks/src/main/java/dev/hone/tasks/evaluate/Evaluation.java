package dev.hone.tasks.evaluate;

import dev.hone.model.evaluation.Metrics;

/**
 * How challenger and champion did on the same pictures.
 *
 * @param champion null where nothing is in production
 */
public record Evaluation(String manifest, Side challenger, Side champion) {
    /** Where it lies among a run's artifacts. */
    public static final String ARTIFACT = "evaluation";

    /** The name of its file. */
    public static final String FILE = "evaluation.json";

    /** One of the two, by its version, and how it did. */
    public record Side(int version, Metrics metrics) {}
}
