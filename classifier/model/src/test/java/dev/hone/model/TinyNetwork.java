package dev.hone.model;

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
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A network that one can compute by hand: the mean of each color, times a weight per class, plus a bias. */
final class TinyNetwork {

    /** Rows are colors, columns are classes. */
    static final float[][] WEIGHTS = {{1, -2, 0.5f}, {0, 1, -1}, {3, 0.25f, 1}};

    static final float[] BIAS = {0.1f, -0.2f, 0};

    static final Normalization NORMALIZATION = Normalization.of(0, 1);

    private static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
    private static final int UINT8 = TensorProto.DataType.UINT8_VALUE;

    private TinyNetwork() {}

    static Path write(Path file, PictureSpec spec) throws IOException {
        return write(file, spec, UINT8, "logits");
    }

    static Path writeWithFloatInput(Path file, PictureSpec spec) throws IOException {
        return write(file, spec, FLOAT, "logits");
    }

    static Path writeWithOutputNamed(Path file, PictureSpec spec, String output) throws IOException {
        return write(file, spec, UINT8, output);
    }

    static float[] logits(Tensor tensor) {
        double[] means = new double[3];
        for (int i = 0; i < tensor.data().length; i++) {
            means[i % 3] += Byte.toUnsignedInt(tensor.data()[i]) / 255.0 / (tensor.data().length / 3.0);
        }
        float[] logits = new float[BIAS.length];
        for (int k = 0; k < logits.length; k++) {
            logits[k] =
                    (float) (BIAS[k] + means[0] * WEIGHTS[0][k] + means[1] * WEIGHTS[1][k] + means[2] * WEIGHTS[2][k]);
        }
        return logits;
    }

    private static Path write(Path file, PictureSpec spec, int inputType, String logits) throws IOException {
        GraphProto graph = GraphProto.newBuilder()
                .setName("tiny")
                .addInput(value("pictures", inputType, -1, spec.height(), spec.width(), 3))
                .addOutput(value(logits, FLOAT, -1, BIAS.length))
                .addOutput(value("embedding", FLOAT, -1, 3))
                .addOutput(value("features", FLOAT, -1, 3, spec.height(), spec.width()))
                .addNode(node("Cast", List.of("pictures"), "numbers").addAttribute(integer("to", FLOAT)))
                .addNode(node("Transpose", List.of("numbers"), "planes")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("perm")
                                .setType(AttributeProto.AttributeType.INTS)
                                .addAllInts(List.of(0L, 3L, 1L, 2L))))
                .addNode(node("Div", List.of("planes", "white"), "features"))
                .addNode(node("GlobalAveragePool", List.of("features"), "pooled"))
                .addNode(node("Flatten", List.of("pooled"), "embedding"))
                .addNode(node("Gemm", List.of("embedding", "weights", "bias"), logits))
                .addInitializer(constant("white", new long[0], 255f))
                .addInitializer(constant("weights", new long[] {3, BIAS.length}, flat(WEIGHTS)))
                .addInitializer(constant("bias", new long[] {BIAS.length}, BIAS))
                .build();
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph);
        NetworkMarks.of(SampleBundle.CLASSES, NORMALIZATION)
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return Files.write(file, model.build().toByteArray());
    }

    /** Its head as a safetensors file. */
    static Path writeWeights(Path file) throws IOException {
        int classes = BIAS.length;
        int end = classes * 3 * Float.BYTES;
        byte[] header = """
                {"head.weight": {"dtype": "F32", "shape": [%d, 3], "data_offsets": [0, %d]},
                 "head.bias": {"dtype": "F32", "shape": [%d], "data_offsets": [%d, %d]}}""".formatted(classes, end, classes, end, end + classes * Float.BYTES)
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + header.length + end + classes * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header);
        for (int k = 0; k < classes; k++) {
            for (float[] color : WEIGHTS) {
                bytes.putFloat(color[k]);
            }
        }
        for (float bias : BIAS) {
            bytes.putFloat(bias);
        }
        return Files.write(file, bytes.array());
    }

    private static NodeProto.Builder node(String operation, List<String> inputs, String output) {
        return NodeProto.newBuilder().setOpType(operation).addAllInput(inputs).addOutput(output);
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static ValueInfoProto value(String name, int type, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (long side : shape) {
            TensorShapeProto.Dimension.Builder dimension = dimensions.addDimBuilder();
            if (side < 0) {
                dimension.setDimParam("n");
            } else {
                dimension.setDimValue(side);
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(type).setShape(dimensions)))
                .build();
    }

    private static TensorProto constant(String name, long[] shape, float... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(FLOAT);
        for (long side : shape) {
            tensor.addDims(side);
        }
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor.build();
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = rows[i / rows[0].length][i % rows[0].length];
        }
        return flat;
    }
}
