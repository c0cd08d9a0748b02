package dev.hone.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import dev.hone.training.network.Network;
import dev.hone.training.weights.Weights;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxFileTest {
    private static final int CLASSES = 5;
    private static final Map<String, String> MARKS = Map.of("a", "1", "b", "2", "c", "3");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void answersAsTheDescriptionSays(Network network) throws OrtException {
        for (Channels channels : Channels.values()) {
            // sides that are no multiple of the strides, so that a dropped or uneven border would be seen
            PictureSpec spec = new PictureSpec(43, 34, channels, Fit.CROP);
            Weights weights = RandomWeights.of(network, spec, CLASSES);
            List<Tensor> pictures = List.of(noise(spec, 1), noise(spec, 2));

            Outputs outputs = answer(network, spec, weights, pictures);

            PlainForward plain = new PlainForward(weights);
            for (int i = 0; i < pictures.size(); i++) {
                double[][][] features = plain.features(network, pictures.get(i));
                double[] logits = plain.logits(network, features);
                for (int k = 0; k < CLASSES; k++) {
                    assertThat((double) outputs.logits[i][k]).isCloseTo(logits[k], within(1e-4));
                }
                for (int d = 0; d < features.length; d++) {
                    assertThat((double) outputs.features[i][d][1][1]).isCloseTo(features[d][1][1], within(1e-3));
                }
            }
        }
    }

    @Test
    void declaresTheInputAndTheThreeOutputs() throws OrtException {
        PictureSpec spec = new PictureSpec(64, 48, Channels.COLOUR, Fit.CROP);
        Path file = written(Network.SMALL_CNN, spec, RandomWeights.of(Network.SMALL_CNN, spec, CLASSES));

        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString())) {
            TensorInfo pictures =
                    (TensorInfo) session.getInputInfo().get("pictures").getInfo();
            assertThat(pictures.type).isEqualTo(OnnxJavaType.UINT8);
            assertThat(pictures.getShape()).containsExactly(-1, 48, 64, 3);
            assertThat(shape(session, "logits")).containsExactly(-1, CLASSES);
            assertThat(shape(session, "embedding")).containsExactly(-1, 256);
            assertThat(shape(session, "features")).containsExactly(-1, 256, 6, 8);
        }
    }

    @Test
    void writesTheSameBytesForTheSameWeights() {
        PictureSpec spec = new PictureSpec(16, 16, Channels.GREY, Fit.PAD);

        assertThat(OnnxFile.model(Network.SMALL_CNN, spec, RandomWeights.of(Network.SMALL_CNN, spec, CLASSES), MARKS)
                        .toByteArray())
                .isEqualTo(OnnxFile.model(
                                Network.SMALL_CNN, spec, RandomWeights.of(Network.SMALL_CNN, spec, CLASSES), MARKS)
                        .toByteArray());
    }

    private record Outputs(float[][] logits, float[][][][] features) {}

    private Outputs answer(Network network, PictureSpec spec, Weights weights, List<Tensor> pictures)
            throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        ByteBuffer bytes = ByteBuffer.allocateDirect(pictures.size() * spec.bytes());
        pictures.forEach(picture -> bytes.put(picture.data()));
        long[] shape = {
            pictures.size(), spec.height(), spec.width(), spec.channels().count()
        };
        try (OrtSession session = environment.createSession(
                        written(network, spec, weights).toString());
                OnnxTensor input = OnnxTensor.createTensor(environment, bytes.flip(), shape, OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of("pictures", input))) {
            return new Outputs((float[][]) result.get("logits").orElseThrow().getValue(), (float[][][][])
                    result.get("features").orElseThrow().getValue());
        }
    }

    private Path written(Network network, PictureSpec spec, Weights weights) {
        Path file = directory.resolve("model.onnx");
        OnnxFile.write(file, network, spec, weights, Map.of());
        return file;
    }

    private static long[] shape(OrtSession session, String output) throws OrtException {
        return ((TensorInfo) session.getOutputInfo().get(output).getInfo()).getShape();
    }

    private static Tensor noise(PictureSpec spec, long seed) {
        byte[] data = new byte[spec.bytes()];
        new Random(seed).nextBytes(data);
        return new Tensor(spec.width(), spec.height(), spec.channels().count(), data);
    }
}
