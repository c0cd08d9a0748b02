package dev.hone.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hone.model.Bundle;
import dev.hone.model.Classifier;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import dev.hone.training.network.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Python colleague gets out of a bundle. */
class PythonIT {
    private static final PictureSpec SPEC = new PictureSpec(40, 32, Channels.COLOUR, Fit.CROP);

    @TempDir
    private Path directory;

    @Test
    void getsTheSameLogitsHoweverTheBundleIsOpened() throws IOException, InterruptedException {
        Bundle bundle = bundle();
        List<Tensor> pictures = bundle.probes().stream()
                .map(probe -> PictureReader.read(probe.png(), SPEC))
                .toList();

        JsonNode python = askPython(bundle, pictures);

        assertThat(python.size()).isEqualTo(3);
        try (Classifier classifier = Classifier.load(bundle)) {
            for (int i = 0; i < pictures.size(); i++) {
                float[] expected = classifier.answer(pictures.get(i)).logits();
                for (JsonNode rows : python) {
                    assertThat(rows.size()).isEqualTo(pictures.size());
                    assertThat(floats(rows.get(i))).containsExactly(expected, within(1e-4f));
                }
            }
        }
    }

    private JsonNode askPython(Bundle bundle, List<Tensor> pictures) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Tensor picture : pictures) {
            bytes.write(picture.data());
        }
        Path file = Files.write(directory.resolve("pictures"), bytes.toByteArray());
        String answer = PythonEnvironment.ready()
                .run(
                        "src/test/python/logits.py",
                        bundle.directory().toString(),
                        file.toString(),
                        String.valueOf(pictures.size()),
                        String.valueOf(SPEC.height()),
                        String.valueOf(SPEC.width()),
                        String.valueOf(SPEC.channels().count()));
        return new ObjectMapper().readTree(answer);
    }

    private Bundle bundle() {
        Network network = Network.SMALL_CNN;
        return RandomBundle.write(directory, network, SPEC, 5, (onnx, weights, picture) -> {
            PlainForward plain = new PlainForward(weights);
            return floats(plain.logits(network, plain.features(network, picture)));
        });
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static float[] floats(JsonNode row) {
        return floats(IntStream.range(0, row.size())
                .mapToDouble(i -> row.get(i).asDouble())
                .toArray());
    }
}
