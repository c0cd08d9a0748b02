package dev.hone.training.features;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.hone.model.OnnxRuntime;
import dev.hone.pictures.Tensor;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** The stages of a network that do not learn, as ONNX Runtime runs them. Thread-safe. */
final class FrozenNetwork implements AutoCloseable {
    private final OrtSession session;
    private final String input;

    private FrozenNetwork(OrtSession session) {
        this.session = session;
        this.input = session.getInputNames().iterator().next();
    }

    static FrozenNetwork open(Path onnx) {
        try {
            return new FrozenNetwork(OnnxRuntime.session(onnx));
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not take what was written for it: " + onnx, e);
        }
    }

    /** Of what comes out for one picture. */
    int[] shape() {
        try {
            var output = (TensorInfo)
                    session.getOutputInfo().values().iterator().next().getInfo();
            return Arrays.stream(output.getShape())
                    .skip(1)
                    .mapToInt(Math::toIntExact)
                    .toArray();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    float[] look(Tensor picture) {
        long[] shape = {1, picture.height(), picture.width(), picture.channels()};
        try (OnnxTensor pictures = OnnxTensor.createTensor(
                        OnnxRuntime.environment(), ByteBuffer.wrap(picture.data()), shape, OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of(input, pictures))) {
            FloatBuffer seen = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[seen.remaining()];
            seen.get(values);
            return values;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not look at a picture: " + e.getMessage(), e);
        }
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
