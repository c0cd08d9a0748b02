package dev.hone.model;

import java.util.Objects;

/** A generated picture and the logits that the network gave for it when it was trained. The arrays are not copied. */
public record Probe(byte[] png, float[] logits) {

    public Probe {
        Objects.requireNonNull(png, "png");
        Objects.requireNonNull(logits, "logits");
    }
}
