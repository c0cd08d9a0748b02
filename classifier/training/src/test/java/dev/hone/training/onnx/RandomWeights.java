package dev.hone.training.onnx;

import dev.hone.training.network.Convolution;
import dev.hone.training.network.Layer;
import dev.hone.training.network.Network;
import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Weights;
import java.util.LinkedHashMap;
import java.util.Random;

/** Weights as a training could leave them, without a training. */
final class RandomWeights {
    private final Random random = new Random(11);
    private final LinkedHashMap<String, FloatTensor> tensors = new LinkedHashMap<>();

    private RandomWeights() {}

    static Weights of(Network network, int channels, int classes) {
        return new RandomWeights().fill(network, channels, classes);
    }

    private Weights fill(Network network, int channels, int classes) {
        int inputs = channels;
        for (Layer layer : network.layers()) {
            if (layer instanceof Convolution c) {
                double deviation = Math.sqrt(2.0 / (inputs * c.kernel() * c.kernel()));
                put(c.weight(), 0, deviation, c.outputs(), inputs, c.kernel(), c.kernel());
                put(c.normWeight(), 1, 0.2, c.outputs());
                put(c.normBias(), 0, 0.2, c.outputs());
                put(c.runningMean(), 0, 0.2, c.outputs());
                put(c.runningVariance(), 1, 0.1, c.outputs());
                inputs = c.outputs();
            }
        }
        put(Network.HEAD_WEIGHT, 0, 0.1, classes, inputs);
        put(Network.HEAD_BIAS, 0, 0.1, classes);
        return new Weights(tensors);
    }

    private void put(String name, double mean, double deviation, int... shape) {
        int size = 1;
        for (int side : shape) {
            size *= side;
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian(mean, deviation);
        }
        tensors.put(name, new FloatTensor(shape, values));
    }
}
