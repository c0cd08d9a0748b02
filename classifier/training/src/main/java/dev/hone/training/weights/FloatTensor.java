package dev.hone.training.weights;

import java.util.Arrays;

/**
 * A tensor of 32-bit floats in row-major order.
 *
 * <p>The arrays are not copied: whoever makes one hands it over.
 */
public record FloatTensor(int[] shape, float[] values) {
    public FloatTensor {
        int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (size != values.length) {
            throw new IllegalArgumentException("a tensor of shape %s has %d values, not %d"
                    .formatted(Arrays.toString(shape), size, values.length));
        }
    }

    /** A tensor of one dimension. */
    public static FloatTensor of(float... values) {
        return new FloatTensor(new int[] {values.length}, values);
    }
}
