package dev.hone.training.onnx;

import static dev.hone.training.onnx.Graph.number;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.hone.pictures.PictureSpec;
import dev.hone.training.network.FeatureShape;
import dev.hone.training.network.Network;
import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The ONNX file of a trained network, or of the part of it that is frozen.
 *
 * <p>Input {@code pictures}: uint8 [N, H, W, C]. Outputs: {@code logits} [N, K], {@code embedding} [N, D],
 * {@code features} [N, D, h, w]. A frozen part has one output, {@code frozen}: the feature map at the cut, or the
 * embedding when the cut is at the end.
 */
public final class OnnxFile {
    private OnnxFile() {}

    /** The marks become the file's metadata. */
    public static void write(
            Path file, Network network, PictureSpec pictures, Weights weights, Map<String, String> marks) {
        write(file, model(network, pictures, weights, marks));
    }

    /** The first stages, as many as the cut says; at least one. */
    public static void writeFrozen(Path file, Network network, PictureSpec pictures, Weights weights, int cut) {
        write(file, frozen(network, pictures, weights, cut));
    }

    private static void write(Path file, ModelProto model) {
        try {
            Files.write(file, model.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }

    static ModelProto model(Network network, PictureSpec pictures, Weights weights, Map<String, String> marks) {
        Graph graph = new Graph(network.title());
        Value last = new Layers(graph, weights).add(network, pictures, network.trained(0));
        String features = graph.node("Identity", "features", List.of(last.name()));
        String embedding = average(graph, features, "embedding");
        FloatTensor head = weights.tensor(network.headWeight());
        graph.node(
                "Gemm",
                "logits",
                List.of(
                        embedding,
                        graph.constant(network.headWeight(), head),
                        graph.constant(network.headBias(), weights.tensor(network.headBias()))),
                number("transB", 1));

        FeatureShape shape = last.shape();
        graph.output("logits", head.shape()[0]);
        graph.output("embedding", shape.channels());
        graph.output("features", shape.channels(), shape.height(), shape.width());
        return graph.model(marks);
    }

    private static ModelProto frozen(Network network, PictureSpec pictures, Weights weights, int cut) {
        if (cut < 1) {
            throw new IllegalArgumentException("with cut %d nothing is frozen".formatted(cut));
        }
        Graph graph = new Graph(network.title());
        Value last = new Layers(graph, weights).add(network, pictures, network.frozen(cut));
        FeatureShape shape = last.shape();
        if (cut == network.stages().size()) {
            graph.output(average(graph, last.name(), "frozen"), shape.channels());
        } else {
            graph.output(
                    graph.node("Identity", "frozen", List.of(last.name())),
                    shape.channels(),
                    shape.height(),
                    shape.width());
        }
        return graph.model(Map.of());
    }

    private static String average(Graph graph, String features, String output) {
        String average = graph.node("GlobalAveragePool", "average", List.of(features));
        return graph.node("Flatten", output, List.of(average), number("axis", 1));
    }
}
