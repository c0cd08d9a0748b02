package dev.hone.training.network;

import java.util.List;

/** Keeps the largest value of each square of this size; a remainder at the border is dropped. */
public record MaxPool(int size, int stride, int padding) implements Layer {
    @Override
    public FeatureShape output(FeatureShape input) {
        return new FeatureShape(input.channels(), side(input.height()), side(input.width()));
    }

    private int side(int side) {
        return Math.floorDiv(side + 2 * padding - size, stride) + 1;
    }

    @Override
    public List<Slot> slots(FeatureShape input) {
        return List.of();
    }
}
