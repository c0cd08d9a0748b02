package dev.hone.training.network;

/** Keeps the largest value of each square of this size; a remainder at the border is dropped. */
public record MaxPool(int size) implements Layer {
    @Override
    public int outputSide(int side) {
        return side / size;
    }
}
