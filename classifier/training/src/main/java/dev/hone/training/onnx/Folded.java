package dev.hone.training.onnx;

import dev.hone.training.network.Convolution;
import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Weights;

/** A convolution that has swallowed its batch norm: the same answer with one step less. */
record Folded(FloatTensor weight, FloatTensor bias) {
    static Folded of(Convolution layer, Weights weights) {
        FloatTensor kernel = weights.tensor(layer.weight());
        float[] gamma = weights.tensor(layer.normWeight()).values();
        float[] beta = weights.tensor(layer.normBias()).values();
        float[] mean = weights.tensor(layer.runningMean()).values();
        float[] variance = weights.tensor(layer.runningVariance()).values();

        int outputs = gamma.length;
        int taps = kernel.values().length / outputs;
        float[] folded = new float[kernel.values().length];
        float[] bias = new float[outputs];
        for (int output = 0; output < outputs; output++) {
            // in double: the rounding of the factor would otherwise be seen in every logit
            double factor = gamma[output] / Math.sqrt((double) variance[output] + layer.epsilon());
            bias[output] = (float) (beta[output] - mean[output] * factor);
            for (int i = output * taps; i < (output + 1) * taps; i++) {
                folded[i] = (float) (kernel.values()[i] * factor);
            }
        }
        return new Folded(new FloatTensor(kernel.shape(), folded), FloatTensor.of(bias));
    }
}
