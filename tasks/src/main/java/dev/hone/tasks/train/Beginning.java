package dev.hone.tasks.train;

import dev.hone.model.StartingWeights;
import java.util.Optional;

/**
 * What a training starts from.
 *
 * @param weights where they lie in the working directory; null for a training that starts from nothing
 * @param version the number of the version that they are of, or null
 * @param words the same for people, and why
 */
public record Beginning(StartingWeights weights, Integer version, String words) {
    private static final String VERSION = "v";
    private static final String NOTHING = "nothing";

    /** In a word, as its run in MLflow says it: a version, the SHA-256 of learned weights, or nothing. */
    public String name() {
        if (version != null) {
            return name(version);
        }
        return weights == null ? NOTHING : weights.sha256();
    }

    static String name(int version) {
        return VERSION + version;
    }

    /** The version that a name is one of, if it is. */
    static Optional<Integer> version(String name) {
        return name.startsWith(VERSION)
                ? Optional.of(Integer.valueOf(name.substring(VERSION.length())))
                : Optional.empty();
    }
}
