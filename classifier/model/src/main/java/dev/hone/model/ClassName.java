package dev.hone.model;

/** A class that pictures can belong to: the id never changes, the label is what people read. */
public record ClassName(String id, String label) {

    public ClassName {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("a class needs an id");
        }
        if (label == null || label.isBlank()) {
            label = id;
        }
    }
}
