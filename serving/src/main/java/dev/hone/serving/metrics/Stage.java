package dev.hone.serving.metrics;

import java.util.Locale;

/** What the time of an answer goes into. */
public enum Stage {
    /** Until its turn comes. */
    WAIT,
    /** From the bytes to what the network sees. */
    DECODE,
    /** The network. */
    FORWARD,
    /** From the answer until the last byte is handed to the caller's connection. */
    WRITE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
