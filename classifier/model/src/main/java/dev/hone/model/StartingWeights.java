package dev.hone.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The weights that a training starts from.
 *
 * @param file relative to the working directory, and in it: the training process has no network
 * @param sha256 of the file, so that nobody trains on other weights than was said
 * @param classes the ids of the classes that the rows of its last layer stand for, in their order; null where nobody knows
 */
public record StartingWeights(String file, String sha256, List<String> classes) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public StartingWeights {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(sha256, "sha256");
        Path path = Path.of(file).normalize();
        if (file.isBlank() || path.isAbsolute() || path.startsWith("..")) {
            throw new IllegalArgumentException("the weights lie in the working directory, not at '%s'".formatted(file));
        }
        if (!DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException("sha256 has 64 lower-case hexadecimal digits, not '" + sha256 + "'");
        }
        if (classes != null) {
            classes = List.copyOf(classes);
            if (classes.stream().distinct().count() < classes.size()) {
                throw new IllegalArgumentException("a class id appears twice in " + classes);
            }
        }
    }

    /** Weights of which nobody knows what they tell apart. */
    public StartingWeights(String file, String sha256) {
        this(file, sha256, null);
    }
}
