package dev.hone.training.onnx;

import static dev.hone.training.onnx.Graph.number;
import static dev.hone.training.onnx.Graph.numbers;

import ai.onnx.proto.OnnxMl.TensorProto;
import dev.hone.pictures.PictureSpec;
import dev.hone.training.network.Activation;
import dev.hone.training.network.Convolution;
import dev.hone.training.network.FeatureShape;
import dev.hone.training.network.Layer;
import dev.hone.training.network.MaxPool;
import dev.hone.training.network.Network;
import dev.hone.training.network.Normalization;
import dev.hone.training.network.Padding;
import dev.hone.training.network.Residual;
import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Weights;
import java.util.List;

/** Adds the layers of a network to a graph, one after the other, with their weights. */
final class Layers {
    private static final String ZERO = "zero";
    private static final String SIX = "six";

    private final Graph graph;
    private final Weights weights;
    private int sums;
    private boolean six;

    Layers(Graph graph, Weights weights) {
        this.graph = graph;
        this.weights = weights;
    }

    /** From the input {@code pictures} through these layers. */
    Value add(Network network, PictureSpec pictures, List<Layer> layers) {
        String input = graph.input(
                "pictures",
                TensorProto.DataType.UINT8,
                pictures.height(),
                pictures.width(),
                pictures.channels().count());
        String seen = normalize(network.normalization(), input);
        return add(layers, new Value(seen, network.shapeAt(0, pictures)));
    }

    /** One value a channel is repeated over its area; grey pictures become three channels that way. */
    private String normalize(Normalization normalization, String pictures) {
        String first = graph.node("Transpose", "channels_first", List.of(pictures), numbers("perm", 0, 3, 1, 2));
        String floats = graph.node("Cast", "floats", List.of(first), number("to", TensorProto.DataType.FLOAT_VALUE));
        String scale = graph.constant("scale", perChannel(normalization.scale()));
        String offset = graph.constant("offset", perChannel(normalization.offset()));
        return graph.node("Add", "normalized", List.of(graph.node("Mul", "scaled", List.of(floats, scale)), offset));
    }

    private static FloatTensor perChannel(float[] values) {
        return new FloatTensor(new int[] {1, values.length, 1, 1}, values);
    }

    private Value add(List<Layer> layers, Value input) {
        Value value = input;
        for (Layer layer : layers) {
            String output = switch (layer) {
                case Convolution convolution -> convolve(convolution, value);
                case MaxPool pool -> pool(pool, value.name());
                case Residual residual -> sum(residual, value);
            };
            value = new Value(output, layer.output(value.shape()));
        }
        return value;
    }

    private String convolve(Convolution layer, Value input) {
        Folded folded = Folded.of(layer, weights);
        String sum = graph.node(
                "Conv",
                layer.name(),
                List.of(
                        input.name(),
                        graph.constant(layer.name() + ".weight", folded.weight()),
                        graph.constant(layer.name() + ".bias", folded.bias())),
                numbers("kernel_shape", layer.kernel(), layer.kernel()),
                numbers("strides", layer.stride(), layer.stride()),
                number("group", layer.groups()),
                numbers("pads", pads(layer, input.shape())));
        return activate(layer.activation(), sum);
    }

    /** Top, left, bottom, right. */
    private static long[] pads(Convolution layer, FeatureShape input) {
        Padding padding = layer.padding();
        return new long[] {
            padding.before(input.height(), layer.kernel(), layer.stride()),
            padding.before(input.width(), layer.kernel(), layer.stride()),
            padding.after(input.height(), layer.kernel(), layer.stride()),
            padding.after(input.width(), layer.kernel(), layer.stride())
        };
    }

    private String pool(MaxPool pool, String input) {
        return graph.node(
                "MaxPool",
                input + ".pool",
                List.of(input),
                numbers("kernel_shape", pool.size(), pool.size()),
                numbers("strides", pool.stride(), pool.stride()),
                numbers("pads", pool.padding(), pool.padding(), pool.padding(), pool.padding()));
    }

    private String sum(Residual residual, Value input) {
        Value body = add(residual.body(), input);
        Value shortcut = add(residual.shortcut(), input);
        String sum = graph.node("Add", "sum" + ++sums, List.of(body.name(), shortcut.name()));
        return activate(residual.activation(), sum);
    }

    private String activate(Activation activation, String sum) {
        return switch (activation) {
            case NONE -> sum;
            case RELU -> graph.node("Relu", sum + ".relu", List.of(sum));
            case RELU6 -> clip(sum);
        };
    }

    private String clip(String sum) {
        if (!six) {
            graph.constant(ZERO, new FloatTensor(new int[0], new float[] {0}));
            graph.constant(SIX, new FloatTensor(new int[0], new float[] {6}));
            six = true;
        }
        return graph.node("Clip", sum + ".relu6", List.of(sum, ZERO, SIX));
    }
}
