package dev.hone.training.onnx;

import dev.hone.pictures.Tensor;
import dev.hone.training.network.Activation;
import dev.hone.training.network.Convolution;
import dev.hone.training.network.FeatureShape;
import dev.hone.training.network.Layer;
import dev.hone.training.network.MaxPool;
import dev.hone.training.network.Network;
import dev.hone.training.network.Normalization;
import dev.hone.training.network.Residual;
import dev.hone.training.weights.Weights;
import java.util.List;

/** What a network should answer, computed in the plainest way: loops over numbers, nothing folded. */
final class PlainForward {
    private final Weights weights;

    PlainForward(Weights weights) {
        this.weights = weights;
    }

    /** A feature map: [channel][row][column]. */
    double[][][] features(Network network, Tensor picture) {
        return through(network.trained(0), seen(network.normalization(), picture));
    }

    /** A grey picture is seen in as many channels as the network expects. */
    private static double[][][] seen(Normalization normalization, Tensor picture) {
        int channels = Math.max(picture.channels(), normalization.mean().size());
        double[][][] map = new double[channels][picture.height()][picture.width()];
        for (int c = 0; c < channels; c++) {
            int of = Math.min(c, normalization.mean().size() - 1);
            for (int pixel = 0; pixel < picture.width() * picture.height(); pixel++) {
                int at = pixel * picture.channels() + Math.min(c, picture.channels() - 1);
                map[c][pixel / picture.width()][pixel % picture.width()] =
                        (Byte.toUnsignedInt(picture.data()[at]) / 255.0
                                        - normalization.mean().get(of))
                                / normalization.deviation().get(of);
            }
        }
        return map;
    }

    private double[][][] through(List<Layer> layers, double[][][] input) {
        double[][][] map = input;
        for (Layer layer : layers) {
            map = switch (layer) {
                case Convolution convolution -> convolve(convolution, map);
                case MaxPool pool -> pool(pool, map);
                case Residual residual ->
                    add(residual.activation(), through(residual.body(), map), through(residual.shortcut(), map));
            };
        }
        return map;
    }

    double[] logits(Network network, double[][][] features) {
        float[] head = weights.tensor(network.headWeight()).values();
        float[] bias = weights.tensor(network.headBias()).values();
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

    private static double[][][] add(Activation activation, double[][][] body, double[][][] shortcut) {
        for (int c = 0; c < body.length; c++) {
            for (int y = 0; y < body[c].length; y++) {
                for (int x = 0; x < body[c][y].length; x++) {
                    body[c][y][x] = activate(activation, body[c][y][x] + shortcut[c][y][x]);
                }
            }
        }
        return body;
    }

    private static double activate(Activation activation, double value) {
        return switch (activation) {
            case NONE -> value;
            case RELU -> Math.max(0, value);
            case RELU6 -> Math.clamp(value, 0, 6);
        };
    }

    private double[][][] convolve(Convolution layer, double[][][] in) {
        FeatureShape shape = layer.output(shape(in));
        double[][][] out = new double[shape.channels()][shape.height()][shape.width()];
        for (int o = 0; o < out.length; o++) {
            double scale = weights.tensor(layer.normWeight()).values()[o]
                    / Math.sqrt(weights.tensor(layer.runningVariance()).values()[o] + layer.epsilon());
            double mean = weights.tensor(layer.runningMean()).values()[o];
            double shift = weights.tensor(layer.normBias()).values()[o];
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    out[o][y][x] = activate(layer.activation(), (tap(layer, in, o, y, x) - mean) * scale + shift);
                }
            }
        }
        return out;
    }

    private double tap(Convolution layer, double[][][] in, int output, int y, int x) {
        float[] kernel = weights.tensor(layer.weight()).values();
        int side = layer.kernel();
        int top = y * layer.stride() - layer.padding().before(in[0].length, side, layer.stride());
        int left = x * layer.stride() - layer.padding().before(in[0][0].length, side, layer.stride());
        int channels = in.length / layer.groups();
        int first = output / (layer.outputs() / layer.groups()) * channels;
        double sum = 0;
        for (int channel = 0; channel < channels; channel++) {
            double[][] area = in[first + channel];
            for (int i = 0; i < side * side; i++) {
                int row = top + i / side;
                int column = left + i % side;
                if (row >= 0 && row < area.length && column >= 0 && column < area[0].length) {
                    sum += kernel[(output * channels + channel) * side * side + i] * area[row][column];
                }
            }
        }
        return sum;
    }

    private static double[][][] pool(MaxPool pool, double[][][] in) {
        FeatureShape shape = pool.output(shape(in));
        double[][][] out = new double[shape.channels()][shape.height()][shape.width()];
        for (int c = 0; c < out.length; c++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    out[c][y][x] = largest(
                            in[c], y * pool.stride() - pool.padding(), x * pool.stride() - pool.padding(), pool.size());
                }
            }
        }
        return out;
    }

    private static double largest(double[][] area, int top, int left, int size) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int y = Math.max(0, top); y < Math.min(top + size, area.length); y++) {
            for (int x = Math.max(0, left); x < Math.min(left + size, area[0].length); x++) {
                largest = Math.max(largest, area[y][x]);
            }
        }
        return largest;
    }

    private static FeatureShape shape(double[][][] map) {
        return new FeatureShape(map.length, map[0].length, map[0][0].length);
    }
}
