package dev.hone.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hone.model.BundleRefusedException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private Bundle bundle;

    @BeforeEach
    void writeBundle() throws IOException {
        bundle = SampleBundle.write(directory);
    }

    @Test
    void givesBackWhatWasWritten() throws IOException {
        Bundle opened = Bundle.open(bundle.directory());

        assertThat(opened.info()).isEqualTo(SampleBundle.INFO);
        assertThat(opened.probes())
                .hasSize(Probes.COUNT)
                .usingRecursiveComparison()
                .isEqualTo(SampleBundle.probes());
        assertThat(Files.readAllBytes(opened.weights())).containsExactly(1, 2, 3);
        assertThat(opened.onnx()).hasSameBinaryContentAs(directory.resolve("tiny.onnx"));
    }

    @Test
    void describesItselfInSnakeCase() throws IOException {
        JsonNode json = JSON.readTree(bundle.directory().resolve("bundle.json").toFile());

        assertThat(json.at("/format").asInt()).isEqualTo(1);
        assertThat(json.at("/classes/0/id").asText()).isEqualTo("red");
        assertThat(json.at("/picture/channels").asText()).isEqualTo("colour");
        assertThat(json.at("/picture/fit").asText()).isEqualTo("crop");
        assertThat(json.at("/created_at").asText()).isEqualTo("2026-01-31T08:15:30.250Z");
        assertThat(json.at("/metrics/validation_accuracy").asDouble()).isEqualTo(0.875);
    }

    @Test
    void mayBeWrittenAroundFilesThatAreInPlace() {
        Bundle again =
                Bundle.write(bundle.directory(), SampleBundle.INFO, bundle.onnx(), bundle.weights(), bundle.probes());

        assertThat(again.info()).isEqualTo(SampleBundle.INFO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"model.onnx", "weights.safetensors", "bundle.json", "probes.json", "MLmodel", "probes/07.png"})
    void refusesABundleThatLacksAFile(String file) throws IOException {
        Files.delete(bundle.directory().resolve(file));

        assertThat(refusal().reason()).isEqualTo(Reason.MISSING_FILE);
        assertThat(refusal()).hasMessageContaining(file);
    }

    @Test
    void refusesAFormatThatItDoesNotKnowWhateverElseIsInIt() throws IOException {
        Files.writeString(bundle.directory().resolve("bundle.json"), "{\"format\": 7, \"classes\": \"elsewhere\"}");

        assertThat(refusal().reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
        assertThat(refusal()).hasMessage("the bundle has format 7, this Hone reads 1");
    }

    @Test
    void readsOverFieldsThatALaterHoneAdded() throws IOException {
        change("calibration", "later");

        assertThat(Bundle.open(bundle.directory()).info()).isEqualTo(SampleBundle.INFO);
    }

    @Test
    void refusesABundleThatDoesNotSayWhenItWasMade() throws IOException {
        change("created_at", "yesterday");

        assertThat(refusal().reason()).isEqualTo(Reason.UNREADABLE_FILE);
        assertThat(refusal()).hasMessageContaining("created_at: 'yesterday' does not fit here");
    }

    @Test
    void refusesProbesThatWereChanged() throws IOException {
        Files.write(bundle.directory().resolve("probes/03.png"), new byte[] {1});

        assertThat(refusal().reason()).isEqualTo(Reason.UNREADABLE_FILE);
        assertThat(refusal()).hasMessageContaining("03.png");
    }

    @Test
    void refusesProbesOutsideTheBundle() throws IOException {
        Path probes = bundle.directory().resolve("probes.json");
        Files.writeString(probes, Files.readString(probes).replace("probes/03.png", "../tiny.onnx"));

        assertThat(refusal().reason()).isEqualTo(Reason.UNREADABLE_FILE);
    }

    @Test
    void refusesABundleWithoutProbes() throws IOException {
        Files.writeString(bundle.directory().resolve("probes.json"), "{\"probes\": []}");

        assertThat(refusal().reason()).isEqualTo(Reason.UNREADABLE_FILE);
        assertThat(refusal()).hasMessageContaining("it names no probes");
    }

    private void change(String field, String value) throws IOException {
        Path file = bundle.directory().resolve("bundle.json");
        ObjectNode json = (ObjectNode) JSON.readTree(file.toFile());
        json.put(field, value);
        Files.writeString(file, json.toString());
    }

    private BundleRefusedException refusal() {
        return catchThrowableOfType(BundleRefusedException.class, () -> Bundle.open(bundle.directory()));
    }
}
