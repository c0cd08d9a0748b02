package dev.hone.stores.datasets;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.Ledger;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Counts the pictures of a data set line by line: whoever only shows how many there are has not the memory for all of them. */
final class ClassCounts {
    private final Bucket bucket;
    private final Ledger ledger;

    ClassCounts(Bucket bucket, Ledger ledger) {
        this.bucket = bucket;
        this.ledger = ledger;
    }

    Map<String, Integer> of(String project, String digest) {
        Optional<byte[]> packed = ledger.manifests().content(project, digest);
        try (InputStream lines = packed.isPresent()
                ? new GZIPInputStream(new ByteArrayInputStream(packed.get()))
                : bucket.read(new Keys(project).manifest(digest))) {
            return count(new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> count(BufferedReader lines) {
        Map<String, Integer> counts = new TreeMap<>();
        lines.lines()
                .map(line -> Json.read(line, Manifest.Entry.class))
                .filter(entry -> entry.isLabelled() && entry.split() != Split.EXCLUDED)
                .forEach(entry -> counts.merge(entry.label(), 1, Integer::sum));
        return counts;
    }
}
