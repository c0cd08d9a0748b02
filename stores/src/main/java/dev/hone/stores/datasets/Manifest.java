package dev.hone.stores.datasets;

import dev.hone.pictures.Sha256;
import dev.hone.stores.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A data set: an immutable list of pictures, sorted by digest and named by its own.
 *
 * @param entries those that have a label
 * @param unlabelled those that had one and have none now; should they get one again, they go where they were
 */
public record Manifest(String digest, List<Entry> entries, List<Entry> unlabelled) {
    private static final int BYTES_AN_ENTRY = 256;

    /**
     * A picture of the data set.
     *
     * @param label the id of its class; null if it has none now
     * @param source {@code import} or {@code judgement}: what its label comes from; null if it has none
     * @param group the digest that all near-duplicates of it share
     */
    public record Entry(String digest, String label, String source, String group, Split split) {
        boolean isLabelled() {
            return label != null;
        }
    }

    static Manifest of(List<Entry> all) {
        List<Entry> sorted =
                all.stream().sorted(Comparator.comparing(Entry::digest)).toList();
        return of(Sha256.hex(bytes(sorted)), sorted);
    }

    static Manifest read(byte[] bytes) {
        return of(
                Sha256.hex(bytes),
                new String(bytes, StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> Json.read(line, Entry.class))
                        .toList());
    }

    private static Manifest of(String digest, List<Entry> sorted) {
        return new Manifest(
                digest,
                sorted.stream().filter(Entry::isLabelled).toList(),
                sorted.stream().filter(entry -> !entry.isLabelled()).toList());
    }

    byte[] bytes() {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(unlabelled);
        all.sort(Comparator.comparing(Entry::digest));
        return bytes(all);
    }

    /** Those that a training may see or be measured with: all that have a label and are not excluded. */
    public Stream<Entry> used() {
        return entries.stream().filter(entry -> entry.split() != Split.EXCLUDED);
    }

    /** How many pictures that have a label each split has. */
    public Map<Split, Integer> sizes() {
        Map<Split, Integer> sizes = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            sizes.put(split, 0);
        }
        entries.forEach(entry -> sizes.merge(entry.split(), 1, Integer::sum));
        return sizes;
    }

    private static byte[] bytes(List<Entry> entries) {
        StringBuilder text = new StringBuilder(BYTES_AN_ENTRY * entries.size());
        entries.forEach(entry -> text.append(Json.text(entry)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
