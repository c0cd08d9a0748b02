package dev.hone.pictures;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Native memory that decoders share: who finds too little left waits, in the order of arrival, so that a large picture
 * is not overtaken for ever. Thread-safe.
 */
final class DecodingMemory {

    private static final int UNIT = 1024;

    private final Semaphore units;

    DecodingMemory(long bytes) {
        this.units = new Semaphore(units(bytes), true);
    }

    /** Nobody asks for more than there is: that was refused before. */
    <T> T with(long bytes, Supplier<T> decoding) {
        int needed = units(bytes);
        units.acquireUninterruptibly(needed);
        try {
            return decoding.get();
        } finally {
            units.release(needed);
        }
    }

    /** How many are waiting, more or less. */
    int waiting() {
        return units.getQueueLength();
    }

    private static int units(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(bytes, UNIT));
    }
}
