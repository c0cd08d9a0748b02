package dev.hone.pictures;

import java.util.Arrays;

/**
 * A picture as a network reads it: one unsigned byte a value, rows from the top, pixels from the left, red-green-blue.
 *
 * <p>The array is not copied, since tensors are many and large: whoever holds one does not write to it.
 */
public record Tensor(int width, int height, int channels, byte[] data) {

    public Tensor {
        if (data.length != width * height * channels) {
            throw new IllegalArgumentException("a tensor of %d x %d x %d takes %d bytes, not %d"
                    .formatted(width, height, channels, width * height * channels, data.length));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor
                && width == tensor.width
                && height == tensor.height
                && channels == tensor.channels
                && Arrays.equals(data, tensor.data);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * width + height) + channels) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "Tensor[%d x %d x %d]".formatted(width, height, channels);
    }
}
