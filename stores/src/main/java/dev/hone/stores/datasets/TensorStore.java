package dev.hone.stores.datasets;

import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.TensorShard;
import dev.hone.stores.bucket.Bucket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A project's pictures as tensors of one form, packed in shards that are named by their content. Thread-safe. */
public final class TensorStore {
    private final Bucket bucket;
    private final Shards shards;
    private final PictureSpec spec;
    private final String prefix;

    TensorStore(Bucket bucket, String project, PictureSpec spec) {
        this.bucket = bucket;
        this.shards = new Shards(bucket, project);
        this.spec = spec;
        this.prefix = new Keys(project).tensors(spec.digest());
    }

    /** The keys of all shards there are. */
    public List<String> shards() {
        return shards.keys(prefix);
    }

    /** The digests of the pictures that have a tensor; reads little more than those. */
    public Set<String> pictures() {
        return shards.pictures(prefix);
    }

    /**
     * Keeps tensors in a shard; the same ones in the same order are kept once, those of erased pictures not at all.
     *
     * @return the shard's key, if there is anything to keep
     */
    public Optional<String> put(List<TensorShard.Entry> entries) {
        return shards.keep(prefix, spec, entries);
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
