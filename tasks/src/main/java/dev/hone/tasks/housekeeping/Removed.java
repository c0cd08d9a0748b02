package dev.hone.tasks.housekeeping;

import java.util.List;

/**
 * What was removed of one kind, or would be.
 *
 * @param names for people, one for each thing
 * @param bytes how much that is; 0 where nobody knows
 */
public record Removed(Kind kind, List<String> names, long bytes) {}
