package dev.hone.training.weights;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what {@link Safetensors} writes, and what others write: every tensor has its own place among the values. */
final class SafetensorsReader {
    private static final int MOST_HEADER = 16 << 20;
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final ByteBuffer values;
    private final Budget budget;

    private SafetensorsReader(ByteBuffer values) {
        this.values = values;
        this.budget = new Budget(values.capacity());
    }

    static Weights read(ByteBuffer bytes) throws IOException {
        long length = bytes.getLong(0);
        if (length < 0 || length > Math.min(MOST_HEADER, bytes.capacity() - Long.BYTES)) {
            throw WeightsRefusedException.damaged("its header breaks off, or is longer than any network's");
        }
        byte[] header = new byte[(int) length];
        bytes.get(Long.BYTES, header);
        int start = Long.BYTES + header.length;
        return new SafetensorsReader(bytes.slice(start, bytes.capacity() - start)).read(tree(header));
    }

    private static JsonNode tree(byte[] header) throws IOException {
        try {
            return JSON.readTree(header);
        } catch (JsonProcessingException e) {
            throw WeightsRefusedException.damaged("its header is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private Weights read(JsonNode header) {
        LinkedHashMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> i = header.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = i.next();
            if (!entry.getKey().equals("__metadata__")) {
                tensors.put(entry.getKey(), tensor(entry.getValue()));
            }
        }
        if (tensors.isEmpty()) {
            throw WeightsRefusedException.noTensors();
        }
        return new Weights(tensors);
    }

    private FloatTensor tensor(JsonNode described) {
        String kind = described.path("dtype").asText();
        ElementType type = ElementType.named(kind)
                .orElseThrow(() -> WeightsRefusedException.unsupported("it has a tensor of type '%s'".formatted(kind)));
        JsonNode offsets = described.path("data_offsets");
        long from = offsets.path(0).asLong(-1);
        long to = offsets.path(1).asLong(-1);
        if (from < 0 || to < from || to > values.capacity()) {
            throw WeightsRefusedException.damaged("a tensor lies outside the file");
        }
        // places may not overlap; then all of them together are no larger than the file
        budget.take(to - from);
        Storage storage = new Storage(type, values.slice((int) from, (int) (to - from)));
        Layout layout = Layout.contiguous(shape(described.path("shape")));
        if ((long) layout.within(storage.count()) * type.bytes() != to - from) {
            throw WeightsRefusedException.damaged("a tensor's shape does not fit its place");
        }
        return storage.view(layout);
    }

    private static int[] shape(JsonNode sizes) {
        int[] shape = new int[sizes.size()];
        for (int i = 0; i < shape.length; i++) {
            if (!sizes.get(i).isIntegralNumber() || !sizes.get(i).canConvertToInt()) {
                throw WeightsRefusedException.damaged("a tensor's shape is not of whole numbers");
            }
            shape[i] = sizes.get(i).intValue();
        }
        return shape;
    }
}
