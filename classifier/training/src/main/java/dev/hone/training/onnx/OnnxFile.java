package dev.hone.training.onnx;

import static dev.hone.training.onnx.Graph.number;
import static dev.hone.training.onnx.Graph.numbers;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.hone.pictures.PictureSpec;
import dev.hone.training.network.Convolution;
import dev.hone.training.network.Layer;
import dev.hone.training.network.MaxPool;
import dev.hone.training.network.Network;
import dev.hone.training.network.Normalization;
import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The ONNX file of a trained network.
 *
 * <p>Input {@code pictures}: uint8 [N, H, W, C]. Outputs: {@code logits} [N, K], {@code embedding} [N, D],
 * {@code features} [N, D, h, w].
 */
public final class OnnxFile {
    private OnnxFile() {}

    /** The marks become the file's metadata. */
    public static void write(
            Path file, Network network, PictureSpec pictures, Weights weights, Map<String, String> marks) {
        try {
            Files.write(file, model(network, pictures, weights, marks).toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }

    static ModelProto model(Network network, PictureSpec pictures, Weights weights, Map<String, String> marks) {
        int channels = pictures.channels().count();
        Graph graph = new Graph(network.title());
        String input =
                graph.input("pictures", TensorProto.DataType.UINT8, pictures.height(), pictures.width(), channels);

        String value = normalize(graph, network.normalization(), input);
        int depth = channels;
        for (Layer layer : network.layers()) {
            switch (layer) {
                case Convolution convolution -> {
                    value = add(graph, convolution, Folded.of(convolution, weights), value);
                    depth = convolution.outputs();
                }
                case MaxPool pool -> value = add(graph, pool, value);
            }
        }
        String features = graph.node("Identity", "features", List.of(value));
        String average = graph.node("GlobalAveragePool", "average", List.of(features));
        String embedding = graph.node("Flatten", "embedding", List.of(average), number("axis", 1));
        FloatTensor head = weights.tensor(Network.HEAD_WEIGHT);
        graph.node(
                "Gemm",
                "logits",
                List.of(
                        embedding,
                        graph.constant(Network.HEAD_WEIGHT, head),
                        graph.constant(Network.HEAD_BIAS, weights.tensor(Network.HEAD_BIAS))),
                number("transB", 1));

        graph.output("logits", head.shape()[0]);
        graph.output("embedding", depth);
        graph.output("features", depth, network.outputSide(pictures.height()), network.outputSide(pictures.width()));
        return graph.model(marks);
    }

    private static String normalize(Graph graph, Normalization normalization, String pictures) {
        String first = graph.node("Transpose", "channels_first", List.of(pictures), numbers("perm", 0, 3, 1, 2));
        String floats = graph.node("Cast", "floats", List.of(first), number("to", TensorProto.DataType.FLOAT_VALUE));
        String scale = graph.constant("scale", FloatTensor.of(normalization.scale()));
        String offset = graph.constant("offset", FloatTensor.of(normalization.offset()));
        return graph.node("Add", "normalized", List.of(graph.node("Mul", "scaled", List.of(floats, scale)), offset));
    }

    private static String add(Graph graph, Convolution layer, Folded folded, String value) {
        String sum = graph.node(
                "Conv",
                layer.name() + ".conv",
                List.of(
                        value,
                        graph.constant(layer.name() + ".weight", folded.weight()),
                        graph.constant(layer.name() + ".bias", folded.bias())),
                numbers("kernel_shape", layer.kernel(), layer.kernel()),
                numbers("strides", layer.stride(), layer.stride()),
                numbers("pads", layer.padding(), layer.padding(), layer.padding(), layer.padding()));
        return graph.node("Relu", layer.name() + ".relu", List.of(sum));
    }

    private static String add(Graph graph, MaxPool pool, String value) {
        return graph.node(
                "MaxPool",
                value + ".pool",
                List.of(value),
                numbers("kernel_shape", pool.size(), pool.size()),
                numbers("strides", pool.size(), pool.size()));
    }
}
