package dev.hone.stores.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.stores.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The SHA-256 of each artifact that Hone uploaded, kept in tags of the run: MLflow itself knows none. A tag holds as many
 * as fit into it.
 */
final class ArtifactDigests {
    private static final String TAG = "hone.sha256.";
    private static final int FILES_A_TAG = 20;

    private ArtifactDigests() {}

    /** The tags that hold these digests of files below a path. */
    static Map<String, String> tags(String path, Map<String, String> digests) {
        Map<Integer, Map<String, String>> held = new TreeMap<>();
        new TreeMap<>(digests).forEach((name, digest) -> {
            int number = held.isEmpty() ? 0 : held.size() - 1;
            boolean isFull = held.containsKey(number) && held.get(number).size() == FILES_A_TAG;
            held.computeIfAbsent(isFull ? number + 1 : number, n -> new TreeMap<>())
                    .put(name, digest);
        });
        Map<String, String> tags = new TreeMap<>();
        held.forEach((number, names) -> tags.put(TAG + path + "." + number, Json.text(names)));
        return tags;
    }

    /** The digests that a run's tags hold of files below a path. */
    static Map<String, String> of(String path, Map<String, String> tags) {
        Map<String, String> digests = new LinkedHashMap<>();
        tags.forEach((tag, value) -> {
            if (tag.matches(Pattern.quote(TAG + path + ".") + "\\d+")) {
                JsonNode held = Json.tree(value);
                held.properties()
                        .forEach(digest ->
                                digests.put(digest.getKey(), digest.getValue().asText()));
            }
        });
        return digests;
    }

    /** The tags, among these, that hold digests, as they are when there is no artifact any more. */
    static Map<String, String> none(Map<String, String> tags) {
        Map<String, String> empty = new TreeMap<>();
        tags.keySet().stream().filter(tag -> tag.startsWith(TAG)).forEach(tag -> empty.put(tag, "{}"));
        return empty;
    }

    /** The tags, among these, that hold the digest of a file below a path, as they are without it. */
    static Map<String, String> without(String path, String name, Map<String, String> tags) {
        Map<String, String> changed = new TreeMap<>();
        tags.forEach((tag, value) -> {
            Map<String, String> held = of(path, Map.of(tag, value));
            if (held.remove(name) != null) {
                changed.put(tag, Json.text(held));
            }
        });
        return changed;
    }
}
