package dev.hone.training.network;

/** One step of a network between the normalised picture and the feature map. */
public sealed interface Layer permits Convolution, MaxPool {
    /** The height of what comes out for pictures of this height; widths likewise. Zero or less: too small. */
    int outputSide(int side);
}
