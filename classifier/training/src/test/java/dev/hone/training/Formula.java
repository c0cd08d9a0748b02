package dev.hone.training;

import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import dev.hone.training.network.Slot;
import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Weights;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** Fills weights and pictures as {@code reference.py} does. */
final class Formula {
    private Formula() {}

    static Weights weights(List<Slot> slots, double scale) {
        LinkedHashMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        for (Slot slot : slots) {
            int inputs = IntStream.of(slot.shape()).skip(1).reduce(1, Math::multiplyExact);
            DoubleUnaryOperator value = switch (slot.role()) {
                case WEIGHT -> noise -> noise * Math.sqrt(24.0 / inputs);
                case SCALE -> noise -> scale + 0.4 * noise;
                case VARIANCE -> noise -> 1 + 0.4 * noise;
                case BIAS, SHIFT, MEAN -> noise -> 0.4 * noise;
            };
            float[] values = new float[inputs * slot.shape()[0]];
            int seed = seed(slot.name());
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) value.applyAsDouble(noise(seed, i));
            }
            tensors.put(slot.name(), new FloatTensor(slot.shape(), values));
        }
        return new Weights(tensors);
    }

    static List<Tensor> pictures(PictureSpec spec, int count) {
        List<Tensor> pictures = new ArrayList<>();
        int seed = seed("pictures");
        int index = 0;
        for (int n = 0; n < count; n++) {
            byte[] data = new byte[spec.bytes()];
            for (int i = 0; i < data.length; i++) {
                int x = i / 3 % spec.width();
                int y = i / 3 / spec.width();
                int grain = (int) Math.floor((noise(seed, index++) + 0.5) * 64);
                data[i] = (byte) (3 * x + 5 * y * (n + 1) + 40 * (i % 3) + grain);
            }
            pictures.add(new Tensor(spec.width(), spec.height(), 3, data));
        }
        return pictures;
    }

    private static int seed(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    /** From -0.5 to 0.5. */
    private static double noise(int seed, int index) {
        int x = seed + index * 0x9E3779B9;
        x = (x ^ (x >>> 16)) * 0x7FEB352D;
        x = (x ^ (x >>> 15)) * 0x846CA68B;
        x ^= x >>> 16;
        return Integer.toUnsignedLong(x) / 0x1p32 - 0.5;
    }
}
