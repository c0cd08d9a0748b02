package dev.hone.stores.registry;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What MLflow knows of a model version.
 *
 * @param aliases all that point at it, whoever made them
 * @param changed when it was made, moved to a stage or described last; its tags do not count
 */
public record VersionDetails(Map<String, String> tags, Set<String> aliases, Instant changed) {
    static final String ARTIFACTS_REMOVED = "hone.artifacts_removed";

    /** When its artifacts were removed, if they were: it is a name and a history since then. */
    public Optional<Instant> artifactsRemoved() {
        return Optional.ofNullable(tags.get(ARTIFACTS_REMOVED)).map(Instant::parse);
    }
}
