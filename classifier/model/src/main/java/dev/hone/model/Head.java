package dev.hone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The linear layer at the end of a network: what each value of the embedding says for and against each class. Read from
 * {@code weights.safetensors}, of which nothing else is read.
 *
 * @param weight one row a class
 */
record Head(float[][] weight, float[] bias) {

    private static final int MOST_HEADER_BYTES = 16_000_000;

    static Head read(Path file, BundleInfo info) {
        try (FileChannel channel = FileChannel.open(file)) {
            long length = bytes(channel, 0, Long.BYTES).getLong();
            if (length < 2 || length > MOST_HEADER_BYTES) {
                throw BundleRefusedException.unreadableFile(file, "it is not a safetensors file", null);
            }
            JsonNode header =
                    Json.LINE.readTree(bytes(channel, Long.BYTES, (int) length).array());
            long start = Long.BYTES + length;
            int classes = info.classes().size();
            float[] bias = tensor(channel, file, header, start, info.head().bias());
            float[] flat = tensor(channel, file, header, start, info.head().weight());
            if (bias.length != classes || flat.length == 0 || flat.length % classes != 0) {
                throw BundleRefusedException.unreadableFile(
                        file, "its head is not one of %d classes".formatted(classes), null);
            }
            float[][] weight = new float[classes][flat.length / classes];
            for (int i = 0; i < flat.length; i++) {
                weight[i / weight[0].length][i % weight[0].length] = flat[i];
            }
            return new Head(weight, bias);
        } catch (JsonProcessingException e) {
            throw BundleRefusedException.unreadableFile(file, Json.reason(e), e);
        } catch (IOException e) {
            throw BundleRefusedException.unreadableFile(file, e.getMessage(), e);
        }
    }

    private static float[] tensor(FileChannel channel, Path file, JsonNode header, long start, String name)
            throws IOException {
        JsonNode offsets = header.path(name).path("data_offsets");
        long from = offsets.path(0).asLong(-1);
        long size = offsets.path(1).asLong(-1) - from;
        if (!"F32".equals(header.path(name).path("dtype").asText())
                || from < 0
                || size < 0
                || size % Float.BYTES != 0
                || size > channel.size()) {
            throw BundleRefusedException.unreadableFile(file, "it has no tensor of floats named " + name, null);
        }
        float[] values = new float[(int) (size / Float.BYTES)];
        bytes(channel, start + from, (int) size).asFloatBuffer().get(values);
        return values;
    }

    private static ByteBuffer bytes(FileChannel channel, long position, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException("it ends in the middle of a tensor");
            }
        }
        return bytes.flip();
    }

    /** The logits that follow from an embedding. */
    float[] logits(float[] embedding) {
        float[] logits = new float[bias.length];
        for (int k = 0; k < logits.length; k++) {
            double sum = bias[k];
            for (int d = 0; d < embedding.length; d++) {
                sum += (double) weight[k][d] * embedding[d];
            }
            logits[k] = (float) sum;
        }
        return logits;
    }

    int depth() {
        return weight[0].length;
    }
}
