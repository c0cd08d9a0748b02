package dev.hone.stores.sources;

import java.io.IOException;

/** An archive unpacks to more than it may. */
final class OverfullException extends IOException {
    private OverfullException(String message) {
        super(message);
    }

    static OverfullException of(long unpacked, long packed) {
        return new OverfullException(
                "so far its %d bytes unpack to %d, as no archive of pictures does".formatted(packed, unpacked));
    }

    static OverfullException entries(long limit) {
        return new OverfullException(
                "it holds more than the %d files that are taken from one archive".formatted(limit));
    }
}
