package dev.hone.training.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The networks that can be trained, described by their layers.
 *
 * <p>Every network ends the same way: the feature map is averaged over its area to the embedding, and a linear head
 * turns that into one logit a class.
 */
public enum Network {
    /** Four convolutions; trains from scratch in seconds on small pictures. */
    SMALL_CNN(
            "small-cnn",
            new Normalization(0.5f, 0.25f),
            List.of(
                    new Convolution("stage1", 16, 3, 1),
                    new MaxPool(2),
                    new Convolution("stage2", 32, 3, 1),
                    new MaxPool(2),
                    new Convolution("stage3", 64, 3, 1),
                    new MaxPool(2),
                    new Convolution("stage4", 128, 3, 1)));

    public static final String HEAD_WEIGHT = "head.weight";
    public static final String HEAD_BIAS = "head.bias";

    private final String title;
    private final Normalization normalization;
    private final List<Layer> layers;

    Network(String title, Normalization normalization, List<Layer> layers) {
        this.title = title;
        this.normalization = normalization;
        this.layers = layers;
    }

    public static Optional<Network> named(String name) {
        return Stream.of(values()).filter(n -> n.title.equals(name)).findFirst();
    }

    /** The name that projects use. */
    public String title() {
        return title;
    }

    public Normalization normalization() {
        return normalization;
    }

    public List<Layer> layers() {
        return layers;
    }

    /** The height of the feature map for pictures of this height; widths likewise. Zero or less: too small. */
    public int outputSide(int side) {
        int rest = side;
        for (Layer layer : layers) {
            rest = layer.outputSide(rest);
        }
        return rest;
    }
}
