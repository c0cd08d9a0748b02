package dev.hone.training.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Layers that only learn what to add to their input.
 *
 * @param shortcut how the input gets to the sum; empty when it gets there as it is
 */
public record Residual(List<Layer> body, List<Layer> shortcut, Activation activation) implements Layer {
    public Residual {
        body = List.copyOf(body);
        shortcut = List.copyOf(shortcut);
    }

    @Override
    public FeatureShape output(FeatureShape input) {
        return Layer.output(body, input);
    }

    @Override
    public List<Slot> slots(FeatureShape input) {
        List<Slot> slots = new ArrayList<>(Layer.slots(body, input));
        slots.addAll(Layer.slots(shortcut, input));
        return slots;
    }
}
