package dev.hone.ui.serving;

/**
 * A class of a project.
 *
 * @param id what programs call it; never changes
 * @param label what people read
 */
public record ClassName(String id, String label) {}
