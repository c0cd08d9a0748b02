package dev.hone.training.weights;

import java.util.List;

/** A tensor whose numbers lie elsewhere in the file. */
record StoredTensor(StorageKey storage, Layout layout) {
    /** No tensor of PyTorch has more. */
    private static final int MOST_DIMENSIONS = 64;

    /** From a storage, an offset, a shape and strides; what else PyTorch tells of a tensor does not matter here. */
    static StoredTensor of(List<?> arguments) {
        StorageKey storage = Pickled.at(arguments, 0, StorageKey.class);
        long[] sizes = Pickled.numbers(Pickled.at(arguments, 2, List.class));
        long[] strides = Pickled.numbers(Pickled.at(arguments, 3, List.class));
        if (sizes.length != strides.length || sizes.length > MOST_DIMENSIONS) {
            throw WeightsRefusedException.damaged("a tensor has too many dimensions");
        }
        int[] shape = new int[sizes.length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = (int) Math.clamp(sizes[i], -1, Integer.MAX_VALUE);
        }
        return new StoredTensor(storage, new Layout(Pickled.number(arguments, 1) + storage.offset(), shape, strides));
    }
}
