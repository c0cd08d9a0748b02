package dev.hone.ui.usage;

/**
 * What a project stores of a kind.
 *
 * @param kind as metrics call it, such as {@code pictures}
 * @param items objects of the bucket, or versions
 */
public record Use(String project, String kind, long items, long bytes) {}
