package dev.hone.training.onnx;

import dev.hone.pictures.PictureSpec;
import dev.hone.training.network.Network;
import dev.hone.training.network.Slot;
import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Weights;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.stream.IntStream;

/** Weights as a training could leave them, without a training. */
final class RandomWeights {
    private RandomWeights() {}

    static Weights of(Network network, PictureSpec pictures, int classes) {
        Random random = new Random(11);
        LinkedHashMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        for (Slot slot : network.slots(0, pictures, classes)) {
            int inputs = IntStream.of(slot.shape()).skip(1).reduce(1, Math::multiplyExact);
            tensors.put(
                    slot.name(),
                    switch (slot.role()) {
                        case WEIGHT -> fill(slot, random, 0, Math.sqrt(2.0 / inputs));
                        case BIAS, SHIFT, MEAN -> fill(slot, random, 0, 0.2);
                        case SCALE, VARIANCE -> fill(slot, random, 1, 0.1);
                    });
        }
        return new Weights(tensors);
    }

    private static FloatTensor fill(Slot slot, Random random, double mean, double deviation) {
        float[] values = new float[IntStream.of(slot.shape()).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian(mean, deviation);
        }
        return new FloatTensor(slot.shape(), values);
    }
}
