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
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        assertThat(opened.weights()).hasSameBinaryContentAs(directory.resolve("weights"));
        assertThat(opened.onnx()).hasSameBinaryContentAs(directory.resolve("tiny.onnx"));
    }

    @Test
    void describesItselfInSnakeCase() throws IOException {
        JsonNode json = JSON.readTree(bundle.directory().resolve("bundle.json").toFile());

        assertThat(json.at("/format").asInt()).isEqualTo(2);
        assertThat(json.at("/classes/0/id").asText()).isEqualTo("red");
        assertThat(json.at("/picture/channels").asText()).isEqualTo("colour");
        assertThat(json.at("/picture/fit").asText()).isEqualTo("crop");
        assertThat(json.at("/lineage/created_at").asText()).isEqualTo("2026-01-31T08:15:30.250Z");
        assertThat(json.at("/metrics/validation_accuracy").asDouble()).isEqualTo(0.875);
    }

    @Test
    void mayBeWrittenAroundFilesThatAreInPlace() {
        Bundle again =
                Bundle.write(bundle.directory(), SampleBundle.INFO, bundle.onnx(), bundle.weights(), bundle.probes());

        assertThat(again.info()).isEqualTo(SampleBundle.INFO);
    }

    @Test
    void isNamedByItsContent() {
        String digest = bundle.digest();

        assertThat(digest)
                .matches("[0-9a-f]{64}")
                .isEqualTo(Bundle.open(bundle.directory()).digest());
        Bundle other = Bundle.write(
                directory.resolve("other"),
                SampleBundle.INFO.measured(new Calibration(2, 9), null, Map.of()),
                bundle.onnx(),
                bundle.weights(),
                bundle.probes());
        assertThat(other.digest()).isNotEqualTo(digest);
    }

    @Test
    void refusesAChangeOfAnyByte() throws IOException {
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            // every byte of the small files, some of the others
            int step = Math.max(1, whole.length / 200);
            for (int i = 0; i < whole.length; i += step) {
                byte[] changed = whole.clone();
                changed[i] ^= (byte) (1 << i % 8);
                Files.write(file, changed);
                assertThat(refusal()).as("byte %d of %s", i, file).isNotNull();
            }
            Files.write(file, Arrays.copyOf(whole, whole.length - 1));
            assertThat(refusal()).as("%s without its last byte", file).isNotNull();
            Files.write(file, whole);
        }
        assertThat(refusal()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"model.onnx", "weights.safetensors", "bundle.json", "probes.json", "MLmodel", "probes/07.png"})
    void saysThatAFileWasChanged(String file) throws IOException {
        Files.writeString(bundle.directory().resolve(file), " ", StandardOpenOption.APPEND);

        assertThat(refusal().reason()).isEqualTo(Reason.CHANGED_FILE);
        assertThat(refusal()).hasMessageContaining(file);
    }

    @Test
    void refusesDigestsThatLeaveAFileOut() throws IOException {
        Path sums = bundle.directory().resolve("SHA256SUMS");
        List<String> lines = Files.readAllLines(sums);
        Files.write(
                sums, lines.stream().filter(line -> !line.endsWith("07.png")).toList());

        assertThat(refusal().reason()).isEqualTo(Reason.CHANGED_FILE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model.onnx",
                "weights.safetensors",
                "bundle.json",
                "probes.json",
                "MLmodel",
                "SHA256SUMS",
                "probes/07.png"
            })
    void refusesABundleThatLacksAFile(String file) throws IOException {
        Files.delete(bundle.directory().resolve(file));

        assertThat(refusal().reason()).isEqualTo(Reason.MISSING_FILE);
        assertThat(refusal()).hasMessageContaining(file);
    }

    @Test
    void refusesAFormatThatItDoesNotKnowWhateverElseIsInIt() throws IOException {
        Files.writeString(bundle.directory().resolve("bundle.json"), "{\"format\": 7, \"classes\": \"elsewhere\"}");

        assertThat(refusal().reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
        assertThat(refusal()).hasMessage("the bundle has format 7, this Hone reads 2");
    }

    @Test
    void readsOverFieldsThatALaterHoneAdded() throws IOException {
        change("", "added", "later");

        assertThat(Bundle.open(bundle.directory()).info()).isEqualTo(SampleBundle.INFO);
    }

    @Test
    void refusesABundleThatDoesNotSayWhenItWasMade() throws IOException {
        change("/lineage", "created_at", "yesterday");

        assertThat(refusal().reason()).isEqualTo(Reason.UNREADABLE_FILE);
        assertThat(refusal()).hasMessageContaining("lineage.created_at: 'yesterday' does not fit here");
    }

    @Test
    void refusesProbesOutsideTheBundle() throws IOException {
        Path probes = bundle.directory().resolve("probes.json");
        Files.writeString(probes, Files.readString(probes).replace("probes/03.png", "../tiny.onnx"));
        seal();

        assertThat(refusal().reason()).isEqualTo(Reason.UNREADABLE_FILE);
    }

    @Test
    void refusesABundleWithoutProbes() throws IOException {
        Files.writeString(bundle.directory().resolve("probes.json"), "{\"probes\": []}");
        seal();

        assertThat(refusal().reason()).isEqualTo(Reason.UNREADABLE_FILE);
        assertThat(refusal()).hasMessageContaining("it names no probes");
    }

    private void change(String parent, String field, String value) throws IOException {
        Path file = bundle.directory().resolve("bundle.json");
        JsonNode json = JSON.readTree(file.toFile());
        ((ObjectNode) json.at(parent)).put(field, value);
        Files.writeString(file, json.toString());
        seal();
    }

    /** As somebody would who changes a file and means it. */
    private void seal() throws IOException {
        Sums.write(
                bundle.directory(),
                files().stream()
                        .map(file -> bundle.directory().relativize(file).toString())
                        .filter(file -> !file.equals("SHA256SUMS"))
                        .toList());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(bundle.directory())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private BundleRefusedException refusal() {
        return catchThrowableOfType(BundleRefusedException.class, () -> Bundle.open(bundle.directory()));
    }
}
