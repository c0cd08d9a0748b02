package dev.hone.training.weights;

import java.util.Arrays;

/**
 * Which numbers of a storage make up a tensor.
 *
 * @param offset of the first number
 * @param strides how many numbers further the next one of each dimension lies
 */
record Layout(long offset, int[] shape, long[] strides) {
    static Layout contiguous(int... shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape[i];
        }
        return new Layout(0, shape, strides);
    }

    /** How many numbers there are; refuses to look outside a storage of this size, or to make more out of it. */
    int within(int size) {
        if (offset < 0 || offset > size) {
            throw WeightsRefusedException.damaged("a tensor starts outside its numbers");
        }
        long count = 1;
        long last = offset;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] < 0 || strides[i] < 0) {
                throw WeightsRefusedException.damaged("a tensor has a negative size");
            }
            count = Math.min(count * shape[i], Integer.MAX_VALUE);
            // a stride that would overflow is too large for any storage
            last = Math.min(last + Math.max(0, shape[i] - 1) * Math.min(strides[i], Integer.MAX_VALUE), 1L << 60);
        }
        if (count > size || count > 0 && last >= size) {
            throw WeightsRefusedException.damaged(
                    "a tensor of shape %s does not fit into its %d numbers".formatted(Arrays.toString(shape), size));
        }
        return (int) count;
    }

    /** Moves on by one number, the last dimension first; returns where it lies. */
    long next(int[] place, long at) {
        long next = at;
        for (int i = shape.length - 1; i >= 0; i--) {
            next += strides[i];
            if (++place[i] < shape[i]) {
                return next;
            }
            next -= place[i] * strides[i];
            place[i] = 0;
        }
        return next;
    }
}
