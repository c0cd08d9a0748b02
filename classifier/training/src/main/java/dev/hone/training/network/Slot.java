package dev.hone.training.network;

/**
 * A place for a tensor: what it is called in a weights file, what it does, and which shape it must have.
 *
 * <p>Names are those of PyTorch's own networks, so that weights go to and fro without a table of names.
 */
public record Slot(String name, Role role, int... shape) {
    /** What a tensor does; it decides what a fresh one starts with. */
    public enum Role {
        /** Multiplies what comes in; starts random. */
        WEIGHT,
        /** Is added to what a weight gives; starts at zero. */
        BIAS,
        /** Multiplies what a batch norm has normalised; starts at one. */
        SCALE,
        /** Is added to what a batch norm has normalised; starts at zero. */
        SHIFT,
        /** The running mean of a batch norm; observed, not trained. */
        MEAN,
        /** The running variance of a batch norm; observed, not trained. */
        VARIANCE
    }
}
