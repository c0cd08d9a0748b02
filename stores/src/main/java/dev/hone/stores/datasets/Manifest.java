package dev.hone.stores.datasets;

import dev.hone.pictures.Sha256;
import dev.hone.stores.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A data set: an immutable list of labelled pictures, sorted by digest and named by its own. */
public record Manifest(String digest, List<Entry> entries) {
    /**
     * A picture of the data set.
     *
     * @param label the id of its class
     * @param source {@code import} or {@code judgement}: what its label comes from
     * @param group the digest that all near-duplicates of it share
     */
    public record Entry(String digest, String label, String source, String group, Split split) {}

    static Manifest of(List<Entry> entries) {
        List<Entry> sorted =
                entries.stream().sorted(Comparator.comparing(Entry::digest)).toList();
        return new Manifest(Sha256.hex(bytes(sorted)), sorted);
    }

    static Manifest read(byte[] bytes) {
        List<Entry> entries = new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(line -> Json.read(line, Entry.class))
                .toList();
        return new Manifest(Sha256.hex(bytes), entries);
    }

    byte[] bytes() {
        return bytes(entries);
    }

    /** How many pictures each split has. */
    public Map<Split, Integer> sizes() {
        Map<Split, Integer> sizes = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            sizes.put(split, 0);
        }
        entries.forEach(entry -> sizes.merge(entry.split(), 1, Integer::sum));
        return sizes;
    }

    private static byte[] bytes(List<Entry> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(Json.text(entry)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
