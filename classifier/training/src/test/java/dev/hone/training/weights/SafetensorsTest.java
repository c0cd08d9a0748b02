package dev.hone.training.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    @TempDir
    private Path directory;

    private final Weights weights = weights();

    @Test
    void describesEveryTensorAndKeepsItsValues() throws IOException {
        Path file = directory.resolve("weights.safetensors");
        Safetensors.write(file, weights);

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(bytes.getLong());
        JsonNode header = new ObjectMapper().readTree(new String(bytes.array(), 8, length, StandardCharsets.UTF_8));

        assertThat(length % 8).isZero();
        assertThat(header.at("/head.weight/dtype").asText()).isEqualTo("F32");
        assertThat(header.at("/head.weight/shape").toString()).isEqualTo("[2,3]");
        assertThat(header.at("/head.weight/data_offsets").toString()).isEqualTo("[0,24]");
        assertThat(header.at("/head.bias/shape").toString()).isEqualTo("[2]");
        assertThat(header.at("/head.bias/data_offsets").toString()).isEqualTo("[24,32]");
        float[] values = new float[8];
        bytes.position(8 + length)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        assertThat(values).containsExactly(1, 2, 3, 4, 5, 6, -1, -2);
        assertThat(bytes.capacity()).isEqualTo(8 + length + 32);
    }

    @Test
    void writesTheSameBytesForTheSameWeights() {
        Path one = directory.resolve("one");
        Path two = directory.resolve("two");
        Safetensors.write(one, weights);
        Safetensors.write(two, weights());

        assertThat(one).hasSameBinaryContentAs(two);
    }

    @Test
    void namesTheTensorsThereAreWhenOneIsMissing() {
        assertThatThrownBy(() -> weights.tensor("stem"))
                .hasMessage("no tensor is named 'stem'; there are: head.weight, head.bias");
    }

    @Test
    void refusesATensorWhoseShapeDoesNotFitItsValues() {
        assertThatThrownBy(() -> new FloatTensor(new int[] {2, 2}, new float[3]))
                .hasMessage("a tensor of shape [2, 2] has 4 values, not 3");
    }

    private static Weights weights() {
        var tensors = new LinkedHashMap<String, FloatTensor>();
        tensors.put("head.weight", new FloatTensor(new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}));
        tensors.put("head.bias", FloatTensor.of(-1, -2));
        return new Weights(tensors);
    }
}
