package dev.hone.training.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers one after the other, as a file holds them; tensors are views of them. */
record Storage(ElementType type, ByteBuffer bytes) {
    Storage {
        bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    int count() {
        return bytes.remaining() / type.bytes();
    }

    /** Copies the numbers that a tensor of this layout sees; every one of them lies in this storage. */
    FloatTensor view(Layout layout) {
        float[] values = new float[layout.within(count())];
        int[] place = new int[layout.shape().length];
        long at = layout.offset();
        for (int i = 0; i < values.length; i++) {
            values[i] = type.read(bytes, (int) at * type.bytes());
            at = layout.next(place, at);
        }
        return new FloatTensor(layout.shape(), values);
    }
}
