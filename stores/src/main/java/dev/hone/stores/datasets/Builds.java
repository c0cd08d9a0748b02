package dev.hone.stores.datasets;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which data set followed which, as the bucket tells it: without that nobody could say which manifest is the latest. */
final class Builds {
    private static final String MEDIA_TYPE = "application/json";
    private static final int ULID_LENGTH = 26;
    private static final int DIGEST_LENGTH = 64;

    private final Bucket bucket;
    private final Keys keys;

    Builds(Bucket bucket, String project) {
        this.bucket = bucket;
        this.keys = new Keys(project);
    }

    /** What a build's object says; its key says the manifest, too. */
    private record Build(String manifest, String before, Instant at) {}

    /** Tells that a data set is the newest, unless that is told already. */
    void keep(String manifest, Optional<String> before) {
        List<String> all = names();
        String newest = all.isEmpty() ? null : all.getLast();
        if (newest == null || !manifest(newest).equals(manifest)) {
            // clocks differ: what follows comes later, whatever they say
            long after = newest == null
                    ? 0
                    : Ulid.from(newest.substring(0, ULID_LENGTH)).getTime() + 1;
            Instant at = Instant.ofEpochMilli(Math.max(System.currentTimeMillis(), after));
            bucket.put(
                    keys.build(UlidCreator.getUlid(at.toEpochMilli()).toString(), manifest),
                    Json.bytes(new Build(manifest, before.orElse(null), at)),
                    MEDIA_TYPE,
                    Map.of());
        }
    }

    /** The digests of all data sets in the order in which they followed each other. */
    List<String> manifests() {
        return names().stream().map(Builds::manifest).toList();
    }

    private List<String> names() {
        try (Stream<StoredObject> found = bucket.list(keys.builds())) {
            return found.map(StoredObject::name)
                    .filter(name -> name.length() > ULID_LENGTH + DIGEST_LENGTH)
                    .sorted()
                    .toList();
        }
    }

    private static String manifest(String name) {
        return name.substring(ULID_LENGTH + 1, ULID_LENGTH + 1 + DIGEST_LENGTH);
    }
}
