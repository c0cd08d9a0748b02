package dev.hone.model.settings;

import static java.util.Objects.requireNonNullElse;

/**
 * How gradients become steps.
 *
 * @param momentum the share of the last step that the next one keeps; AdamW has its own
 * @param weightDecay pulls weights towards zero; never biases and batch norms
 */
public record OptimizerSettings(OptimizerKind kind, Double momentum, Double weightDecay) {
    public static final OptimizerSettings DEFAULT = new OptimizerSettings(null, null, null);

    /** What is null has its usual value. */
    public OptimizerSettings {
        kind = requireNonNullElse(kind, OptimizerKind.ADAMW);
        momentum = requireNonNullElse(momentum, 0.9);
        weightDecay = requireNonNullElse(weightDecay, 0.01);
        Range.fromZeroToBelowOne("momentum", momentum);
        Range.fromZeroToBelowOne("weight_decay", weightDecay);
    }
}
