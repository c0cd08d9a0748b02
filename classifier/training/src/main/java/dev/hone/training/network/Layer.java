package dev.hone.training.network;

import java.util.ArrayList;
import java.util.List;

/** One step of a network between the normalised picture and the feature map. */
public sealed interface Layer permits Convolution, MaxPool, Residual {
    /** What comes out for what goes in. */
    FeatureShape output(FeatureShape input);

    /** The tensors it has learned, in the order in which they are used. */
    List<Slot> slots(FeatureShape input);

    static FeatureShape output(List<Layer> layers, FeatureShape input) {
        FeatureShape shape = input;
        for (Layer layer : layers) {
            shape = layer.output(shape);
        }
        return shape;
    }

    static List<Slot> slots(List<Layer> layers, FeatureShape input) {
        List<Slot> slots = new ArrayList<>();
        FeatureShape shape = input;
        for (Layer layer : layers) {
            slots.addAll(layer.slots(shape));
            shape = layer.output(shape);
        }
        return slots;
    }
}
