package dev.hone.stores.datasets;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.ErasedPicture;
import dev.hone.stores.ledger.ErasedPictures;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which pictures were erased for good: in the bucket and in the ledger, so that it outlives a backup of either. */
final class Tombstones {
    private static final String MEDIA_TYPE = "application/json";

    private final Bucket bucket;
    private final ErasedPictures index;

    Tombstones(Bucket bucket, ErasedPictures index) {
        this.bucket = bucket;
        this.index = index;
    }

    /**
     * The pictures that are erased, as the bucket says. Whoever puts something there that tells of pictures looks here
     * afterwards, and takes out again what is erased: an erasure sets its mark first, and so either of the two sees the
     * other.
     */
    static Set<String> in(Bucket bucket, String project) {
        try (Stream<StoredObject> found = bucket.list(new Keys(project).erased())) {
            return found.map(StoredObject::name).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    void set(ErasedPicture erased) {
        bucket.putIfAbsent(
                new Keys(erased.project()).erased(erased.digest()), Json.bytes(erased), MEDIA_TYPE, Map.of());
        index.insert(erased);
    }

    /**
     * All pictures that are erased.
     *
     * @param returned hears of those of which only the bucket or only the ledger knows: the other one was put back to
     *     what it was before, and may hold the picture again
     */
    Set<String> all(String project, Consumer<ErasedPicture> returned) {
        Set<String> inBucket = in(bucket, project);
        Map<String, ErasedPicture> inLedger = new TreeMap<>();
        index.all(project).forEach(erased -> inLedger.put(erased.digest(), erased));
        inBucket.stream()
                .filter(digest -> !inLedger.containsKey(digest))
                .map(digest -> Json.read(bucket.get(new Keys(project).erased(digest)), ErasedPicture.class))
                .forEach(returned);
        inLedger.values().stream()
                .filter(erased -> !inBucket.contains(erased.digest()))
                .forEach(returned);
        inBucket.addAll(inLedger.keySet());
        return inBucket;
    }
}
