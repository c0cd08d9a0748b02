package dev.hone.stores.datasets;

/** A picture that comes with a label: where it came from by name, the id of its class, its bytes. */
public record LabelledPicture(String name, String label, byte[] bytes) implements Offered {}
