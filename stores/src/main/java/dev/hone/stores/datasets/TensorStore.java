package dev.hone.stores.datasets;

import dev.hone.pictures.DamagedShardException;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.TensorShard;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.BucketException;
import java.util.List;
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

    /**
     * A shard as it was packed; nothing when it is not there any more, since it was made again without an erased picture.
     *
     * @throws DamagedShardException when it is not what was put
     */
    public Optional<byte[]> bytes(String key) {
        try {
            return Optional.of(bucket.get(key));
        } catch (BucketException e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e.kind() == BucketException.Kind.DAMAGED ? DamagedShardException.changed(e) : e;
        }
    }

    /** A shard, opened; else as {@link #bytes}. */
    public Optional<TensorShard> shard(String key) {
        return bytes(key).map(TensorShard::read);
    }

    /** Takes a damaged shard away, so that its pictures are made tensors again. */
    public void remove(String key) {
        bucket.delete(key);
    }
}
