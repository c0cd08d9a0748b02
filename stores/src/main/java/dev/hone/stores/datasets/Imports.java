package dev.hone.stores.datasets;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.ImportLabel;
import dev.hone.stores.ledger.ImportLists;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The import lists: in the bucket, which makes them count, and in the ledger, so that each is read once. */
final class Imports {
    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final String SUFFIX = ".jsonl";
    private static final String MEDIA_TYPE = "application/jsonl";

    private final Bucket bucket;
    private final ImportLists index;

    Imports(Bucket bucket, ImportLists index) {
        this.bucket = bucket;
        this.index = index;
    }

    /** Lines that said something new and are kept, and how many lines say another label of a picture than was said before. */
    record Kept(List<ImportLabel> news, int other) {}

    /** Keeps what is said for the first time in a new list. */
    Kept keep(String project, List<ImportLabel> lines) {
        Map<String, Set<String>> said = said(project, lines);
        List<ImportLabel> news = new ArrayList<>();
        int other = 0;
        for (ImportLabel line : lines) {
            Set<String> before = said.computeIfAbsent(line.digest(), digest -> new HashSet<>());
            other += before.isEmpty() || before.equals(Set.of(line.label())) ? 0 : 1;
            if (before.add(line.label())) {
                news.add(line);
            }
        }
        if (!news.isEmpty()) {
            insert(project, news);
        }
        return new Kept(news, other);
    }

    /** While the ledger is away nothing counts as said: saying it twice does no harm. */
    private Map<String, Set<String>> said(String project, List<ImportLabel> lines) {
        try {
            return index.saidOf(
                    project, lines.stream().map(ImportLabel::digest).distinct().toList());
        } catch (RuntimeException e) {
            LOG.warn("what was imported before cannot be looked up: {}", e.getMessage());
            return new HashMap<>();
        }
    }

    private void insert(String project, List<ImportLabel> lines) {
        String id = UlidCreator.getMonotonicUlid().toString();
        write(project, id, lines);
        try {
            index.insert(project, id, lines);
        } catch (RuntimeException e) {
            LOG.warn("import list {} is in the bucket, the ledger learns of it with the next pull", id, e);
        }
    }

    /** What all lists in the bucket say, oldest first. Only those are read that the ledger does not know yet. */
    List<ImportLabel> all(String project) {
        Map<String, String> keys;
        try (Stream<StoredObject> lists = bucket.list(new Keys(project).imports())) {
            keys = lists.filter(list -> list.name().endsWith(SUFFIX))
                    .collect(Collectors.toMap(Imports::id, StoredObject::key));
        }
        Map<String, String> unread = new TreeMap<>(keys);
        unread.keySet().removeAll(index.ids(project));
        unread.forEach((id, key) -> index.insert(project, id, read(key)));
        return index.labels(project, keys.keySet());
    }

    /** Takes an erased picture out of every list that names it. */
    void remove(String project, String digest) {
        index.naming(project, digest).forEach(id -> removeErased(project, id));
        index.remove(project, digest);
    }

    /** Until none is left: another erasure may have written the list again in between, as it was before. */
    private void removeErased(String project, String id) {
        while (true) {
            Set<String> erased = Tombstones.in(bucket, project);
            List<ImportLabel> lines = read(new Keys(project).importList(id));
            List<ImportLabel> left = lines.stream()
                    .filter(line -> !erased.contains(line.digest()))
                    .toList();
            if (left.size() == lines.size()) {
                return;
            }
            write(project, id, left);
        }
    }

    private void write(String project, String id, List<ImportLabel> lines) {
        String text = lines.stream().map(line -> Json.text(line) + "\n").collect(Collectors.joining());
        bucket.put(new Keys(project).importList(id), text.getBytes(StandardCharsets.UTF_8), MEDIA_TYPE, Map.of());
    }

    private List<ImportLabel> read(String key) {
        return new String(bucket.get(key), StandardCharsets.UTF_8)
                .lines()
                .map(line -> Json.read(line, ImportLabel.class))
                .toList();
    }

    private static String id(StoredObject list) {
        return list.name().substring(0, list.name().length() - SUFFIX.length());
    }
}
