package dev.hone.tasks;

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
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A real bundle whose network one can compute by hand: the mean of each channel, times a weight a class. Pictures of any
 * form, any classes.
 */
record TonesBundle(PictureSpec picture, List<String> classes) {
    private static final Normalization NORMALIZATION = Normalization.of(0, 1);
    private static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
    private static final int UINT8 = TensorProto.DataType.UINT8_VALUE;
    private static final int OPSET = 17;
    private static final int IR = 8;

    /** What it says to a picture, in the order of its classes. */
    float[] probabilities(byte[] bytes) {
        float[] logits = logits(PictureReader.read(bytes, picture));
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit);
        }
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (Math.exp(logits[i]) / sum);
        }
        return probabilities;
    }

    /** Writes it into a folder that is not there yet; others go beside it. */
    Path write(Path folder, String project) throws IOException {
        List<ClassName> names =
                classes.stream().map(id -> new ClassName(id, id)).toList();
        Path onnx = Files.write(folder.resolveSibling("onnx"), model(names).toByteArray());
        Path weights = Files.write(folder.resolveSibling("weights"), head());
        BundleInfo info = new BundleInfo(
                Bundle.FORMAT,
                project,
                "tones",
                names,
                picture,
                NORMALIZATION,
                new HeadNames("head.weight", "head.bias"),
                Calibration.NONE,
                null,
                new Lineage("manifest", "run", Instant.EPOCH, "test", null, Map.of(), null),
                Map.of());
        List<Probe> probes = Probes.pictures(picture).stream()
                .map(png -> new Probe(png, logits(PictureReader.read(png, picture))))
                .toList();
        Bundle.write(folder, info, onnx, weights, probes);
        return folder;
    }

    private float[] logits(Tensor tensor) {
        int channels = picture.channels().count();
        double[] means = new double[channels];
        for (int i = 0; i < tensor.data().length; i++) {
            means[i % channels] += Byte.toUnsignedInt(tensor.data()[i]) / 255.0 * channels / tensor.data().length;
        }
        float[] logits = new float[classes.size()];
        for (int k = 0; k < logits.length; k++) {
            for (int c = 0; c < channels; c++) {
                logits[k] += (float) (means[c] * weight(k, c));
            }
        }
        return logits;
    }

    /** By the class' name, so that two bundles that order them otherwise can be told apart by nothing else. */
    private float weight(int k, int channel) {
        return (float) (6 * Math.sin(classes.get(k).hashCode() % 1000 + 2 * channel));
    }

    private float[] rows() {
        int channels = picture.channels().count();
        float[] rows = new float[classes.size() * channels];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = weight(i / channels, i % channels);
        }
        return rows;
    }

    private byte[] head() {
        int end = classes.size() * picture.channels().count() * Float.BYTES;
        byte[] header = """
                {"head.weight": {"dtype": "F32", "shape": [%d, %d], "data_offsets": [0, %d]},
                 "head.bias": {"dtype": "F32", "shape": [%d], "data_offsets": [%d, %d]}}""".formatted(
                        classes.size(),
                        picture.channels().count(),
                        end,
                        classes.size(),
                        end,
                        end + classes.size() * Float.BYTES)
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + header.length + end + classes.size() * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header);
        for (float value : rows()) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    private ModelProto model(List<ClassName> names) {
        int height = picture.height();
        int width = picture.width();
        int channels = picture.channels().count();
        GraphProto graph = GraphProto.newBuilder()
                .setName("tones")
                .addInput(value("pictures", UINT8, height, width, channels))
                .addOutput(value("logits", FLOAT, names.size()))
                .addOutput(value("embedding", FLOAT, channels))
                .addOutput(value("features", FLOAT, channels, height, width))
                .addNode(node("Cast", "numbers", "pictures")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("to")
                                .setType(AttributeProto.AttributeType.INT)
                                .setI(FLOAT)))
                .addNode(node("Transpose", "planes", "numbers")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("perm")
                                .setType(AttributeProto.AttributeType.INTS)
                                .addAllInts(List.of(0L, 3L, 1L, 2L))))
                .addNode(node("Div", "features", "planes", "white"))
                .addNode(node("GlobalAveragePool", "pooled", "features"))
                .addNode(node("Flatten", "embedding", "pooled"))
                .addNode(node("Gemm", "logits", "embedding", "rows")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("transB")
                                .setType(AttributeProto.AttributeType.INT)
                                .setI(1)))
                .addInitializer(constant("white", List.of(), 255f))
                .addInitializer(constant("rows", List.of((long) names.size(), (long) channels), rows()))
                .build();
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph);
        NetworkMarks.of(names, NORMALIZATION)
                .forEach((key, mark) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(mark)));
        return model.build();
    }

    private static NodeProto.Builder node(String operation, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operation)
                .addAllInput(List.of(inputs))
                .addOutput(output);
    }

    /** Of any number of pictures. */
    private static ValueInfoProto value(String name, int type, long... sides) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("n"));
        for (long side : sides) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(side));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)))
                .build();
    }

    private static TensorProto constant(String name, List<Long> shape, float... values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(FLOAT).addAllDims(shape);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor.build();
    }
}
