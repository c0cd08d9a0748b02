package dev.hone.model;

import static dev.hone.model.SampleBundle.INFO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.hone.model.BundleRefusedException.Reason;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierTest {

    @TempDir
    Path directory;

    @Test
    void answersWithLogitsProbabilitiesAndEmbedding() throws IOException {
        Tensor blue = plain(0, 0, 255);

        try (Classifier classifier = Classifier.load(SampleBundle.write(directory))) {
            Answer answer = classifier.answer(blue);

            assertThat(answer.logits()).containsExactly(new float[] {3.1f, 0.05f, 1f}, within(1e-5f));
            assertThat(answer.embedding()).containsExactly(new float[] {0, 0, 1}, within(1e-6f));
            assertThat(answer.probabilities()[0]).isCloseTo(0.8551f, within(1e-3f));
            assertThat(answer.probabilities()[0] + answer.probabilities()[1] + answer.probabilities()[2])
                    .isCloseTo(1, within(1e-6f));
            assertThat(answer.best()).isZero();
            assertThat(classifier.info()).isEqualTo(INFO);
        }
    }

    @Test
    void refusesABundleWhoseLogitsDiffer() throws IOException {
        List<Probe> probes = new ArrayList<>(SampleBundle.probes());
        float[] other = probes.get(5).logits().clone();
        other[1] += 0.002f;
        probes.set(5, new Probe(probes.get(5).png(), other));
        Path onnx = TinyNetwork.write(directory.resolve("tiny.onnx"), SampleBundle.SPEC);

        BundleRefusedException refusal = refusal(SampleBundle.write(directory, onnx, probes));

        assertThat(refusal.reason()).isEqualTo(Reason.LOGITS_DIFFER);
        assertThat(refusal).hasMessageContaining("probe 05");
    }

    @Test
    void refusesClassesInAnotherOrderThanTheNetworks() throws IOException {
        BundleRefusedException refusal = refusal(with(new BundleInfo(
                INFO.format(),
                INFO.project(),
                INFO.network(),
                INFO.classes().reversed(),
                INFO.picture(),
                INFO.normalization(),
                INFO.head(),
                INFO.calibration(),
                INFO.drift(),
                INFO.lineage(),
                INFO.metrics())));

        assertThat(refusal.reason()).isEqualTo(Reason.OTHER_CLASSES);
        assertThat(refusal).hasMessageContaining("[red, green, blue]").hasMessageContaining("[blue, green, red]");
    }

    @Test
    void refusesAnotherNormalizationThanTheNetworks() throws IOException {
        BundleRefusedException refusal = refusal(with(new BundleInfo(
                INFO.format(),
                INFO.project(),
                INFO.network(),
                INFO.classes(),
                INFO.picture(),
                Normalization.of(0.5f, 0.25f),
                INFO.head(),
                INFO.calibration(),
                INFO.drift(),
                INFO.lineage(),
                INFO.metrics())));

        assertThat(refusal.reason()).isEqualTo(Reason.OTHER_NORMALIZATION);
        assertThat(refusal).hasMessageContaining("mean=[0.5]");
    }

    @Test
    void refusesWeightsThatAreNotTheNetworks() throws IOException {
        Path onnx = TinyNetwork.write(directory.resolve("tiny.onnx"), SampleBundle.SPEC);
        Path weights = TinyNetwork.writeWeights(directory.resolve("weights"));
        byte[] bytes = Files.readAllBytes(weights);
        // the highest byte of the last weight of the bias
        bytes[bytes.length - 1] = 65;
        Files.write(weights, bytes);

        BundleRefusedException refusal =
                refusal(SampleBundle.write(directory, INFO, onnx, weights, SampleBundle.probes()));

        assertThat(refusal.reason()).isEqualTo(Reason.OTHER_WEIGHTS);
    }

    @Test
    void refusesWeightsWithoutTheHead() throws IOException {
        Path onnx = TinyNetwork.write(directory.resolve("tiny.onnx"), SampleBundle.SPEC);
        for (String content : List.of("", "{}      {}", "\2\0\0\0\0\0\0\0{}", "\2\0\0\0\0\0\0\0{")) {
            Path weights = Files.writeString(directory.resolve("weights"), content);

            BundleRefusedException refusal =
                    refusal(SampleBundle.write(directory, INFO, onnx, weights, SampleBundle.probes()));

            assertThat(refusal.reason()).as(content).isEqualTo(Reason.UNREADABLE_FILE);
        }
    }

    @Test
    void answersWithCalibratedProbabilities() throws IOException {
        try (Classifier classifier = Classifier.load(with(INFO.measured(new Calibration(2, 50), null, Map.of())))) {
            Answer answer = classifier.answer(plain(0, 0, 255));

            assertThat(answer.logits()).containsExactly(new float[] {3.1f, 0.05f, 1f}, within(1e-5f));
            assertThat(answer.probabilities()).containsExactly(new float[] {0.6379f, 0.1388f, 0.2232f}, within(1e-4f));
        }
    }

    @Test
    void findsWhereInThePictureAClassIsSeen() throws IOException {
        byte[] data = new byte[SampleBundle.SPEC.bytes()];
        int place = 5 * SampleBundle.SPEC.width() + 7;
        data[3 * place + 2] = (byte) 255;
        Tensor blueSpot = new Tensor(SampleBundle.SPEC.width(), SampleBundle.SPEC.height(), 3, data);

        try (Classifier classifier = Classifier.load(SampleBundle.write(directory))) {
            Evidence evidence = classifier.evidence(blueSpot, 0);

            assertThat(evidence.width()).isEqualTo(20);
            assertThat(evidence.height()).isEqualTo(12);
            float[] expected = new float[20 * 12];
            expected[place] = 3;
            assertThat(evidence.values()).containsExactly(expected, within(1e-6f));
        }
    }

    @Test
    void toleratesRounding() throws IOException {
        List<Probe> probes = SampleBundle.probes().stream()
                .map(probe -> new Probe(probe.png(), plus(probe.logits(), 0.0005f)))
                .toList();
        Path onnx = TinyNetwork.write(directory.resolve("tiny.onnx"), SampleBundle.SPEC);

        Classifier.load(SampleBundle.write(directory, onnx, probes)).close();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void refusesProbesThatAreNoNumbers(float value) throws IOException {
        List<Probe> probes = SampleBundle.probes().stream()
                .map(probe -> new Probe(probe.png(), new float[] {value, value, value}))
                .toList();
        Path onnx = TinyNetwork.write(directory.resolve("tiny.onnx"), SampleBundle.SPEC);

        assertThat(refusal(SampleBundle.write(directory, onnx, probes)).reason())
                .isEqualTo(Reason.LOGITS_DIFFER);
    }

    @Test
    void refusesAFileThatIsNoNetwork() throws IOException {
        Path onnx = Files.writeString(directory.resolve("tiny.onnx"), "not a network");

        assertThat(refusal(SampleBundle.write(directory, onnx, SampleBundle.probes()))
                        .reason())
                .isEqualTo(Reason.WRONG_NETWORK);
    }

    @Test
    void refusesANetworkForOtherPictures() throws IOException {
        PictureSpec square = new PictureSpec(20, 20, Channels.COLOUR, Fit.CROP);
        Path onnx = TinyNetwork.write(directory.resolve("tiny.onnx"), square);

        BundleRefusedException refusal = refusal(SampleBundle.write(directory, onnx, SampleBundle.probes()));

        assertThat(refusal.reason()).isEqualTo(Reason.WRONG_NETWORK);
        assertThat(refusal).hasMessageContaining("'pictures' has shape [-1, 20, 20, 3]");
    }

    @Test
    void refusesANetworkWithOtherInputsOrOutputs() throws IOException {
        Path floats = TinyNetwork.writeWithFloatInput(directory.resolve("floats.onnx"), SampleBundle.SPEC);
        Path scores = TinyNetwork.writeWithOutputNamed(directory.resolve("scores.onnx"), SampleBundle.SPEC, "scores");

        assertThat(refusal(SampleBundle.write(directory, floats, SampleBundle.probes())))
                .hasMessageContaining("takes FLOAT instead of unsigned bytes");
        assertThat(refusal(SampleBundle.write(directory, scores, SampleBundle.probes())))
                .hasMessageContaining("it has no 'logits'");
    }

    @Test
    void answersManyThreadsAlike() throws Exception {
        List<Tensor> tensors = Probes.pictures(SampleBundle.SPEC).stream()
                .map(png -> PictureReader.read(png, SampleBundle.SPEC))
                .toList();
        try (Classifier classifier = Classifier.load(SampleBundle.write(directory));
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<List<Answer>> asking =
                    () -> tensors.stream().map(classifier::answer).toList();
            List<Answer> expected = asking.call();

            for (Future<List<Answer>> answers : threads.invokeAll(Collections.nCopies(40, asking))) {
                assertThat(answers.get()).usingRecursiveComparison().isEqualTo(expected);
            }
        }
    }

    @Test
    void answersNothingOnceItIsClosed() throws IOException {
        Classifier classifier = Classifier.load(SampleBundle.write(directory));
        classifier.close();
        classifier.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> classifier.answer(plain(1, 2, 3)))
                .withMessage("this classifier is closed");
    }

    @Test
    void takesNoTensorOfAnotherSize() throws IOException {
        try (Classifier classifier = Classifier.load(SampleBundle.write(directory))) {
            assertThatIllegalArgumentException().isThrownBy(() -> classifier.answer(new Tensor(1, 1, 3, new byte[3])));
        }
    }

    private Bundle with(BundleInfo info) throws IOException {
        return SampleBundle.write(
                directory,
                info,
                TinyNetwork.write(directory.resolve("tiny.onnx"), SampleBundle.SPEC),
                TinyNetwork.writeWeights(directory.resolve("weights")),
                SampleBundle.probes());
    }

    private static BundleRefusedException refusal(Bundle bundle) {
        return catchThrowableOfType(BundleRefusedException.class, () -> Classifier.load(bundle));
    }

    private static Tensor plain(int red, int green, int blue) {
        byte[] data = new byte[SampleBundle.SPEC.bytes()];
        for (int i = 0; i < data.length; i += 3) {
            data[i] = (byte) red;
            data[i + 1] = (byte) green;
            data[i + 2] = (byte) blue;
        }
        return new Tensor(SampleBundle.SPEC.width(), SampleBundle.SPEC.height(), 3, data);
    }

    private static float[] plus(float[] logits, float offset) {
        float[] moved = Arrays.copyOf(logits, logits.length);
        for (int i = 0; i < moved.length; i++) {
            moved[i] += offset;
        }
        return moved;
    }
}
