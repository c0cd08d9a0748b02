package dev.hone.serving;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.hone.model.Bundle;
import dev.hone.model.BundleInfo;
import dev.hone.model.Calibration;
import dev.hone.model.ClassName;
import dev.hone.model.HeadNames;
import dev.hone.model.Lineage;
import dev.hone.model.NetworkMarks;
import dev.hone.model.Normalization;
import dev.hone.model.Probe;
import dev.hone.model.Probes;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A real bundle with a network so small that it answers every picture with the same logits. */
public final class TinyBundle {
    public static final List<ClassName> CLASSES = List.of(
            new ClassName("neutrophil", "neutrophil"),
            new ClassName("lymphocyte", "lymphocyte"),
            new ClassName("monocyte", "monocyte"));
    private static final PictureSpec SPEC = new PictureSpec(8, 8, Channels.COLOUR, Fit.STRETCH);
    private static final Normalization NORMALIZATION = Normalization.of(0, 1 / 255f);
    private static final int CHANNELS = 3;
    private static final int OPSET = 17;
    private static final int IR = 8;

    private TinyBundle() {}

    /** A bundle that always answers with this class. */
    public static Path answering(Path directory, String project, int best) throws IOException {
        return write(directory, project, logits(best), logits(best));
    }

    /** A bundle whose probes say other logits than its network does. */
    public static Path lying(Path directory, String project) throws IOException {
        return write(directory, project, logits(0), logits(1));
    }

    static float[] logits(int best) {
        float[] logits = new float[CLASSES.size()];
        logits[best] = 2.0f;
        return logits;
    }

    private static Path write(Path directory, String project, float[] computed, float[] promised) throws IOException {
        Path material = Files.createTempDirectory("tiny-bundle");
        Path onnx = Files.write(material.resolve("model.onnx"), model(computed).toByteArray());
        Path weights = Files.write(material.resolve("weights.safetensors"), head(computed));
        BundleInfo info = new BundleInfo(
                Bundle.FORMAT,
                project,
                "tiny",
                CLASSES,
                SPEC,
                NORMALIZATION,
                new HeadNames("weight", "bias"),
                Calibration.NONE,
                null,
                new Lineage("manifest", "run", Instant.EPOCH, "test", null, Map.of(), null),
                Map.of());
        List<Probe> probes = Probes.pictures(SPEC).stream()
                .map(png -> new Probe(png, promised))
                .toList();
        Bundle.write(directory, info, onnx, weights, probes);
        for (Path written : List.of(onnx, weights, material)) {
            Files.delete(written);
        }
        return directory;
    }

    /** A safetensors file with a bias alone, which is all that the network has. */
    private static byte[] head(float[] bias) {
        int zeros = CHANNELS * bias.length * Float.BYTES;
        int end = zeros + bias.length * Float.BYTES;
        String header = "{\"weight\":{\"dtype\":\"F32\",\"shape\":[%d,%d],\"data_offsets\":[0,%d]},"
                        .formatted(bias.length, CHANNELS, zeros)
                + "\"bias\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[%d,%d]}}"
                        .formatted(bias.length, zeros, end);
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + header.length() + end)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length())
                .put(header.getBytes(StandardCharsets.UTF_8))
                .put(new byte[zeros]);
        for (float value : bias) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    private static ModelProto model(float[] logits) {
        GraphProto graph = GraphProto.newBuilder()
                .setName("tiny")
                .addInput(value("pictures", TensorProto.DataType.UINT8, SPEC.height(), SPEC.width(), CHANNELS))
                .addNode(
                        node("Cast", "pictures", "floats").addAttribute(number("to", TensorProto.DataType.FLOAT_VALUE)))
                .addNode(node("Transpose", "floats", "features").addAttribute(numbers("perm", 0, 3, 1, 2)))
                .addNode(node("GlobalAveragePool", "features", "pooled"))
                .addNode(node("Flatten", "pooled", "embedding"))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Gemm")
                        .addAllInput(List.of("embedding", "weight", "bias"))
                        .addOutput("logits"))
                .addInitializer(floats("weight", new float[CHANNELS * logits.length], CHANNELS, logits.length))
                .addInitializer(floats("bias", logits, logits.length))
                .addOutput(value("logits", TensorProto.DataType.FLOAT, logits.length))
                .addOutput(value("embedding", TensorProto.DataType.FLOAT, CHANNELS))
                .addOutput(value("features", TensorProto.DataType.FLOAT, CHANNELS, SPEC.height(), SPEC.width()))
                .build();
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph);
        NetworkMarks.of(CLASSES, NORMALIZATION)
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build();
    }

    private static NodeProto.Builder node(String type, String input, String output) {
        return NodeProto.newBuilder().setOpType(type).addInput(input).addOutput(output);
    }

    private static AttributeProto number(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto numbers(String name, long... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(Arrays.stream(values).boxed().toList())
                .build();
    }

    private static TensorProto floats(String name, float[] values, long... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addAllDims(Arrays.stream(shape).boxed().toList());
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor.build();
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, long... behindTheFirst) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("n"));
        for (long size : behindTheFirst) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }
}
