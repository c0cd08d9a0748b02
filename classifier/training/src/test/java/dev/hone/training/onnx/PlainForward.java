package dev.hone.training.onnx;

import dev.hone.pictures.Tensor;
import dev.hone.training.network.Convolution;
import dev.hone.training.network.Layer;
import dev.hone.training.network.MaxPool;
import dev.hone.training.network.Network;
import dev.hone.training.weights.Weights;

/** What a network should answer, computed in the plainest way: loops over numbers, nothing folded. */
final class PlainForward {
    private final Weights weights;

    PlainForward(Weights weights) {
        this.weights = weights;
    }

    /** A feature map: [channel][row][column]. */
    double[][][] features(Network network, Tensor picture) {
        double[][][] map = new double[picture.channels()][picture.height()][picture.width()];
        for (int i = 0; i < picture.data().length; i++) {
            int pixel = i / picture.channels();
            map[i % picture.channels()][pixel / picture.width()][pixel % picture.width()] =
                    (Byte.toUnsignedInt(picture.data()[i]) / 255.0
                                    - network.normalization().mean())
                            / network.normalization().deviation();
        }
        for (Layer layer : network.layers()) {
            map = switch (layer) {
                case Convolution convolution -> convolve(convolution, map);
                case MaxPool pool -> pool(pool.size(), map);
            };
        }
        return map;
    }

    double[] logits(double[][][] features) {
        float[] head = weights.tensor(Network.HEAD_WEIGHT).values();
        float[] bias = weights.tensor(Network.HEAD_BIAS).values();
        double[] logits = new double[bias.length];
        for (int k = 0; k < logits.length; k++) {
            logits[k] = bias[k];
            for (int d = 0; d < features.length; d++) {
                logits[k] += head[k * features.length + d] * mean(features[d]);
            }
        }
        return logits;
    }

    private static double mean(double[][] area) {
        double sum = 0;
        for (double[] row : area) {
            for (double value : row) {
                sum += value;
            }
        }
        return sum / (area.length * area[0].length);
    }

    private double[][][] convolve(Convolution layer, double[][][] in) {
        int height = layer.outputSide(in[0].length);
        int width = layer.outputSide(in[0][0].length);
        double[][][] out = new double[layer.outputs()][height][width];
        for (int o = 0; o < out.length; o++) {
            double scale = weights.tensor(layer.normWeight()).values()[o]
                    / Math.sqrt(weights.tensor(layer.runningVariance()).values()[o] + Convolution.EPSILON);
            double mean = weights.tensor(layer.runningMean()).values()[o];
            double shift = weights.tensor(layer.normBias()).values()[o];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    out[o][y][x] = Math.max(0, (tap(layer, in, o, y, x) - mean) * scale + shift);
                }
            }
        }
        return out;
    }

    private double tap(Convolution layer, double[][][] in, int output, int y, int x) {
        float[] kernel = weights.tensor(layer.weight()).values();
        int side = layer.kernel();
        double sum = 0;
        for (int channel = 0; channel < in.length; channel++) {
            for (int i = 0; i < side * side; i++) {
                int row = y * layer.stride() + i / side - layer.padding();
                int column = x * layer.stride() + i % side - layer.padding();
                if (row >= 0 && row < in[channel].length && column >= 0 && column < in[channel][0].length) {
                    sum += kernel[(output * in.length + channel) * side * side + i] * in[channel][row][column];
                }
            }
        }
        return sum;
    }

    private static double[][][] pool(int size, double[][][] in) {
        double[][][] out = new double[in.length][in[0].length / size][in[0][0].length / size];
        for (int c = 0; c < out.length; c++) {
            for (int y = 0; y < out[c].length; y++) {
                for (int x = 0; x < out[c][y].length; x++) {
                    out[c][y][x] = Double.NEGATIVE_INFINITY;
                    for (int i = 0; i < size * size; i++) {
                        out[c][y][x] = Math.max(out[c][y][x], in[c][y * size + i / size][x * size + i % size]);
                    }
                }
            }
        }
        return out;
    }
}
