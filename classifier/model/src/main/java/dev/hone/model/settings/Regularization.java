package dev.hone.model.settings;

import static java.util.Objects.requireNonNullElse;

/**
 * What keeps a network from learning its pictures by heart, and from being too sure.
 *
 * @param dropout the share of the embedding that the head does not get to see at a step
 * @param labelSmoothing the share of each label that is spread over all classes
 */
public record Regularization(Double dropout, Double labelSmoothing) {
    public static final Regularization NONE = new Regularization(null, null);

    /** What is null is zero. */
    public Regularization {
        dropout = requireNonNullElse(dropout, 0.0);
        labelSmoothing = requireNonNullElse(labelSmoothing, 0.0);
        Range.fromZeroToBelowOne("dropout", dropout);
        Range.fromZeroToBelowOne("label_smoothing", labelSmoothing);
    }
}
