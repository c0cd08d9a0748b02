package dev.hone.training.trainer;

import java.nio.ByteBuffer;

/**
 * Some pictures that go through the network together.
 *
 * @param data direct, up to its limit; filled with others as soon as the next batch but one is prepared
 */
record Batch(ByteBuffer data, int[] labels) {
    int size() {
        return labels.length;
    }
}
