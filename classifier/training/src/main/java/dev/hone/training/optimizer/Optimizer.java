package dev.hone.training.optimizer;

import dev.hone.model.settings.OptimizerSettings;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns gradients into steps, as PyTorch's optimizer of the same name does; remembers something of every tensor.
 *
 * <p>Weight decay is for tensors of two dimensions or more. A bias or the scale of a batch norm that is pulled towards
 * zero only has to be learned again; it does not make a network simpler.
 */
public abstract sealed class Optimizer permits AdamW, Sgd {
    private final Map<String, float[]> memory = new HashMap<>();

    public static Optimizer of(OptimizerSettings settings) {
        return switch (settings.kind()) {
            case ADAMW -> new AdamW(settings.weightDecay());
            case SGD -> new Sgd(settings.momentum(), settings.weightDecay());
        };
    }

    /**
     * All moves from here on belong to this step.
     *
     * @param step counted from 1 since the training began
     * @param rate the learning rate
     */
    public abstract void begin(int step, double rate);

    /**
     * Changes the weights of a tensor in place.
     *
     * @param size how many values of the two arrays belong to the tensor
     * @param decays whether weight decay is for this tensor
     */
    public abstract void move(String name, float[] weights, float[] gradient, int size, boolean decays);

    /** What is remembered, by names of its own; not copied. */
    public final Map<String, float[]> memory() {
        return memory;
    }

    /** Goes on where another optimizer with the same settings stopped. */
    public final void remember(Map<String, float[]> other) {
        memory.clear();
        other.forEach((name, values) -> memory.put(name, values.clone()));
    }

    /** Zeros at first. */
    final float[] remembered(String what, String name, int size) {
        return memory.computeIfAbsent(what + "/" + name, key -> new float[size]);
    }
}
