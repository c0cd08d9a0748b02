package dev.hone.stores.datasets;

import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.TensorShard;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A project's pictures as tensors of one form, packed in shards that are named by their content. Thread-safe. */
public final class TensorStore {
    private static final String MEDIA_TYPE = "application/octet-stream";

    private final Bucket bucket;
    private final String prefix;

    TensorStore(Bucket bucket, String project, PictureSpec spec) {
        this.bucket = bucket;
        this.prefix = new Keys(project).tensors(spec.digest());
    }

    /** The keys of all shards there are. */
    public List<String> shards() {
        try (Stream<StoredObject> objects = bucket.list(prefix)) {
            return objects.map(StoredObject::key).toList();
        }
    }

    /** Keeps a shard and tells its key; the same content is kept once. */
    public String put(byte[] shard) {
        String key = prefix + Sha256.hex(shard) + ".shard";
        bucket.putIfAbsent(key, shard, MEDIA_TYPE, Map.of());
        return key;
    }

    /** A shard as it was packed. */
    public byte[] bytes(String key) {
        return bucket.get(key);
    }

    /** A shard, opened. */
    public TensorShard shard(String key) {
        return TensorShard.read(bytes(key));
    }

    /** For each picture that has a tensor, by its digest, the shard that holds it. All shards are in memory then. */
    public Map<String, TensorShard> byPicture() {
        Map<String, TensorShard> shards = new HashMap<>();
        for (String key : shards()) {
            TensorShard shard = shard(key);
            shard.digests().forEach(digest -> shards.put(digest, shard));
        }
        return shards;
    }
}
