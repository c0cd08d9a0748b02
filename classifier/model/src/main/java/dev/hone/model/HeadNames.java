package dev.hone.model;

import java.util.Objects;

/** Under which names {@code weights.safetensors} holds the linear head: weights [classes, embedding], bias [classes]. */
public record HeadNames(String weight, String bias) {

    public HeadNames {
        Objects.requireNonNull(weight, "weight");
        Objects.requireNonNull(bias, "bias");
    }
}
