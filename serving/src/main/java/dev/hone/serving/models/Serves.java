package dev.hone.serving.models;

import java.util.Optional;

/**
 * What a replica does for a project.
 *
 * @param version the version that answers, if one does
 * @param refused the one that should and does not, if that is so
 */
public record Serves(String project, Optional<Integer> version, Optional<Refusal> refused) {}
