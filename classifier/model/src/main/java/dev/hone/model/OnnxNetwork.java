package dev.hone.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** An ONNX Runtime session with a bundle's one input and three outputs. Thread-safe until it is closed. */
final class OnnxNetwork implements AutoCloseable {

    private static final String PICTURES = "pictures";
    private static final String LOGITS = "logits";
    private static final String EMBEDDING = "embedding";
    private static final String FEATURES = "features";

    private final OrtSession session;
    private final PictureSpec picture;
    private final Calibration calibration;

    private OnnxNetwork(OrtSession session, PictureSpec picture, Calibration calibration) {
        this.session = session;
        this.picture = picture;
        this.calibration = calibration;
    }

    static OnnxNetwork open(Path file, BundleInfo info) {
        try {
            OnnxNetwork network = new OnnxNetwork(OnnxRuntime.session(file), info.picture(), info.calibration());
            try {
                network.check(info);
            } catch (BundleRefusedException e) {
                network.close();
                throw e;
            }
            return network;
        } catch (OrtException e) {
            throw BundleRefusedException.wrongNetwork(e.getMessage(), e);
        }
    }

    private void check(BundleInfo info) throws OrtException {
        TensorInfo input = tensor(session.getInputInfo(), PICTURES);
        check(input.type == OnnxJavaType.UINT8, "its input takes " + input.type + " instead of unsigned bytes");
        checkShape(
                PICTURES,
                input,
                picture.height(),
                picture.width(),
                picture.channels().count());
        TensorInfo logits = tensor(session.getOutputInfo(), LOGITS);
        check(logits.type == OnnxJavaType.FLOAT, "its logits are " + logits.type);
        checkShape(LOGITS, logits, info.classes().size());
        tensor(session.getOutputInfo(), EMBEDDING);
        tensor(session.getOutputInfo(), FEATURES);
        NetworkMarks.check(session.getMetadata().getCustomMetadata(), info);
    }

    private static TensorInfo tensor(Map<String, NodeInfo> nodes, String name) {
        NodeInfo node = nodes.get(name);
        check(
                node != null && node.getInfo() instanceof TensorInfo,
                "it has no '%s', only %s".formatted(name, nodes.keySet()));
        return (TensorInfo) node.getInfo();
    }

    /** Compares everything behind the first dimension, which is the number of pictures; -1 is left open. */
    private static void checkShape(String name, TensorInfo tensor, long... expected) {
        long[] shape = tensor.getShape();
        boolean fits = shape.length == expected.length + 1 && (shape[0] == -1 || shape[0] == 1);
        for (int i = 0; fits && i < expected.length; i++) {
            fits = shape[i + 1] == expected[i] || shape[i + 1] == -1;
        }
        check(fits, "'%s' has shape %s".formatted(name, Arrays.toString(shape)));
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw BundleRefusedException.wrongNetwork(otherwise, null);
        }
    }

    Answer answer(Tensor tensor) throws OrtException {
        return run(tensor, Set.of(LOGITS, EMBEDDING), result -> {
            float[] logits = floats(result, LOGITS);
            return new Answer(logits, calibration.probabilities(logits), floats(result, EMBEDDING));
        });
    }

    /** What was seen where, before it was averaged to the embedding. */
    FeatureMap features(Tensor tensor) throws OrtException {
        return run(tensor, Set.of(FEATURES), result -> {
            long[] shape =
                    ((OnnxTensor) result.get(FEATURES).orElseThrow()).getInfo().getShape();
            return new FeatureMap((int) shape[1], (int) shape[2], (int) shape[3], floats(result, FEATURES));
        });
    }

    private <T> T run(Tensor tensor, Set<String> outputs, Function<OrtSession.Result, T> reading) throws OrtException {
        if (tensor.width() != picture.width()
                || tensor.height() != picture.height()
                || tensor.channels() != picture.channels().count()) {
            throw new IllegalArgumentException("%s is not made for %s".formatted(tensor, picture));
        }
        long[] shape = {1, tensor.height(), tensor.width(), tensor.channels()};
        try (OnnxTensor input = OnnxTensor.createTensor(
                        OnnxRuntime.environment(), ByteBuffer.wrap(tensor.data()), shape, OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of(PICTURES, input), outputs)) {
            return reading.apply(result);
        }
    }

    private static float[] floats(OrtSession.Result result, String name) {
        FloatBuffer buffer = ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not let go of a network: " + e.getMessage(), e);
        }
    }
}
