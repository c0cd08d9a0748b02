package dev.hone.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import dev.hone.training.network.Network;
import dev.hone.training.network.TorchNetwork;
import dev.hone.training.onnx.OnnxFile;
import dev.hone.training.weights.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our networks against those of torchvision and of EfficientNet-Lite0's package, as {@code reference.py} asked them. */
class ReferenceIT {
    @TempDir
    private Path directory;

    /** A question that was put to PyTorch. */
    record Case(Network network, PictureSpec spec, double scale, float[][] logits) {
        static Case of(JsonNode node) {
            return new Case(
                    Network.named(node.get("network").asText()).orElseThrow(),
                    new PictureSpec(
                            node.get("width").asInt(), node.get("height").asInt(), Channels.COLOUR, Fit.CROP),
                    node.get("scale").asDouble(),
                    new ObjectMapper().convertValue(node.get("logits"), float[][].class));
        }

        int classes() {
            return logits[0].length;
        }

        Weights weights() {
            return Formula.weights(network.slots(0, spec, classes()), scale);
        }

        List<Tensor> pictures() {
            return Formula.pictures(spec, logits.length);
        }

        @Override
        public String toString() {
            return "%s, %d x %d".formatted(network.title(), spec.width(), spec.height());
        }
    }

    static Stream<Case> cases() throws IOException {
        JsonNode recorded = new ObjectMapper().readTree(ReferenceIT.class.getResource("/reference/logits.json"));
        return StreamSupport.stream(recorded.get("cases").spliterator(), false).map(Case::of);
    }

    @BeforeAll
    static void loadLibtorch() {
        System.setProperty(
                "DJL_CACHE_DIR", Path.of("target", "libtorch").toAbsolutePath().toString());
        Torch.configure(1);
    }

    @Test
    void hasAReferenceOfEveryNetwork() throws IOException {
        assertThat(cases().map(Case::network)).contains(Network.values());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsPyTorchsOwnNetwork(Case asked) {
        try (TorchNetwork torch = TorchNetwork.fresh(asked.network, asked.spec, asked.classes(), 0, 0, 1)) {
            torch.load(asked.weights());
            float[][] logits = torch.logits(asked.pictures());

            assertThat(Agreement.require(asked.logits, logits)).isLessThan(1e-3);
            assertThat(logits[0][0]).as("pictures are told apart").isNotEqualTo(logits[1][0]);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersTheSameAsOnnx(Case asked) throws OrtException {
        Path file = directory.resolve("model.onnx");
        OnnxFile.write(file, asked.network, asked.spec, asked.weights(), Map.of());

        float[][] logits = run(file, "logits", asked, float[][].class);

        assertThat(Agreement.require(asked.logits, logits)).isLessThan(1e-3);
    }

    /** What is frozen runs in ONNX Runtime, what lies behind the cut in PyTorch: together they are the whole network. */
    @ParameterizedTest
    @MethodSource("cases")
    void answersTheSameFromACutOn(Case asked) throws OrtException {
        int end = asked.network.stages().size();
        for (int cut : new int[] {1, asked.network.finetuneFrom(), end}) {
            Path file = directory.resolve(cut + ".onnx");
            OnnxFile.writeFrozen(file, asked.network, asked.spec, asked.weights(), cut);
            FloatBuffer frozen = runFlat(file, "frozen", asked);

            try (TorchNetwork torch = TorchNetwork.fresh(asked.network, asked.spec, asked.classes(), cut, 0.5, 1)) {
                torch.load(asked.weights());
                float[][] logits = torch.logits(frozen, asked.logits.length);

                assertThat(Agreement.require(asked.logits, logits)).isLessThan(1e-3);
            }
        }
    }

    private static <T> T run(Path file, String output, Case asked, Class<T> type) throws OrtException {
        try (Answer answer = new Answer(file, asked)) {
            return type.cast(answer.output(output).getValue());
        }
    }

    private static FloatBuffer runFlat(Path file, String output, Case asked) throws OrtException {
        try (Answer answer = new Answer(file, asked)) {
            return answer.output(output).getFloatBuffer();
        }
    }

    private static final class Answer implements AutoCloseable {
        private final OrtSession session;
        private final OnnxTensor input;
        private final OrtSession.Result result;

        Answer(Path file, Case asked) throws OrtException {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            PictureSpec spec = asked.spec;
            List<Tensor> pictures = asked.pictures();
            ByteBuffer bytes = ByteBuffer.allocateDirect(pictures.size() * spec.bytes());
            pictures.forEach(picture -> bytes.put(picture.data()));
            long[] shape = {pictures.size(), spec.height(), spec.width(), 3};
            session = environment.createSession(file.toString());
            input = OnnxTensor.createTensor(environment, bytes.flip(), shape, OnnxJavaType.UINT8);
            result = session.run(Map.of("pictures", input));
        }

        OnnxTensor output(String name) {
            return (OnnxTensor) result.get(name).orElseThrow();
        }

        @Override
        public void close() throws OrtException {
            result.close();
            input.close();
            session.close();
        }
    }
}
