package dev.hone.training.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.hone.pictures.PictureSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** ONNX Runtime with nothing around it: one picture in, its logits out, always through the same direct buffers. */
final class BareSession implements AutoCloseable {
    private final OrtSession session;
    private final ByteBuffer picture;
    private final FloatBuffer logits;
    private final Map<String, OnnxTensor> input;
    private final Map<String, OnnxTensor> output;

    BareSession(Path onnx, PictureSpec spec, int classes, int threads) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            session = environment.createSession(onnx.toString(), options);
        }
        picture = ByteBuffer.allocateDirect(spec.bytes()).order(ByteOrder.nativeOrder());
        logits = ByteBuffer.allocateDirect(classes * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        long[] shape = {1, spec.height(), spec.width(), spec.channels().count()};
        input = Map.of("pictures", OnnxTensor.createTensor(environment, picture, shape, OnnxJavaType.UINT8));
        output = Map.of("logits", OnnxTensor.createTensor(environment, logits, new long[] {1, classes}));
    }

    /** What is to be answered from now on. */
    void show(byte[] pixels) {
        picture.put(0, pixels);
    }

    /** A view of the buffer that the next answer overwrites. */
    FloatBuffer run() throws OrtException {
        session.run(input, output).close();
        return logits;
    }

    @Override
    public void close() throws OrtException {
        input.values().forEach(OnnxTensor::close);
        output.values().forEach(OnnxTensor::close);
        session.close();
    }
}
