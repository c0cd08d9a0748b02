package dev.hone.training.weights;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The safetensors file: a JSON header with names, shapes and offsets, then the raw little-endian values.
 *
 * <p>Unlike a pickle it cannot carry code, which is why weights travel in it.
 */
public final class Safetensors {
    /** The format asks for no alignment, but readers that map the file are faster when the values start on one. */
    private static final int ALIGNMENT = 8;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Safetensors() {}

    public static void write(Path file, Weights weights) {
        byte[] header = header(weights);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(littleEndian(Long.BYTES).putLong(header.length).array());
            out.write(header);
            for (FloatTensor tensor : weights.tensors().values()) {
                ByteBuffer bytes = littleEndian(tensor.values().length * Float.BYTES);
                bytes.asFloatBuffer().put(tensor.values());
                out.write(bytes.array());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }

    private static byte[] header(Weights weights) {
        ObjectNode header = JSON.createObjectNode();
        header.putObject("__metadata__").put("format", "pt");
        long offset = 0;
        for (var entry : weights.tensors().entrySet()) {
            FloatTensor tensor = entry.getValue();
            long end = offset + (long) tensor.values().length * Float.BYTES;
            ObjectNode described = header.putObject(entry.getKey()).put("dtype", "F32");
            described.set("shape", JSON.valueToTree(tensor.shape()));
            described.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        String text = header.toString();
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return (text + " ".repeat(Math.floorMod(-length, ALIGNMENT))).getBytes(StandardCharsets.UTF_8);
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
