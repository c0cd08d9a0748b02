package dev.hone.model;

import java.util.Objects;

/** One labelled picture: its digest, the index of its class in the class list, and what it is used for. */
public record Example(String picture, int label, Split split) {

    public Example {
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(split, "split");
    }
}
