package dev.hone.stores.projects;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.stores.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** In what two versions of a project differ, key by key. */
public final class ProjectDifference {
    private static final String NONE = "none";

    private ProjectDifference() {}

    /** A line for each key, as in {@code training.epochs: 30 -> 20}. */
    public static List<String> between(Project before, Project after) {
        Map<String, String> old = new TreeMap<>();
        Map<String, String> now = new TreeMap<>();
        flatten(Json.tree(Json.text(before)), "", old);
        flatten(Json.tree(Json.text(after)), "", now);
        Set<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        List<String> lines = new ArrayList<>();
        for (String key : keys) {
            String was = old.getOrDefault(key, NONE);
            String is = now.getOrDefault(key, NONE);
            if (!was.equals(is)) {
                lines.add("%s: %s -> %s".formatted(key, was, is));
            }
        }
        return lines;
    }

    private static void flatten(JsonNode node, String key, Map<String, String> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(each ->
                            flatten(each.getValue(), key.isEmpty() ? each.getKey() : key + "." + each.getKey(), into));
        } else if (node.isArray()) {
            // what has an id is the same thing wherever it stands
            for (int i = 0; i < node.size(); i++) {
                String id = node.get(i).path("id").asText(Integer.toString(i));
                flatten(node.get(i), "%s[%s]".formatted(key, id), into);
            }
        } else if (!node.isNull()) {
            into.put(key, node.asText());
        }
    }
}
