package dev.hone.stores.datasets;

import dev.hone.pictures.DamagedShardException;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.TensorShard;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.transfers.Transfers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Takes a picture out of the shards of tensors, of all forms there are. */
final class ShardErasing {
    private static final String MEDIA_TYPE = "application/octet-stream";

    private final Bucket bucket;
    private final Keys keys;

    ShardErasing(Bucket bucket, String project) {
        this.bucket = bucket;
        this.keys = new Keys(project);
    }

    /** Makes the shards that hold the picture again without it; how many did. */
    int erase(String digest) {
        List<String> shards;
        try (Stream<StoredObject> found = bucket.list(keys.tensors())) {
            shards = found.map(StoredObject::key).toList();
        }
        AtomicInteger erased = new AtomicInteger();
        Transfers.map(shards.iterator(), key -> erase(key, digest), held -> erased.addAndGet(held ? 1 : 0));
        return erased.get();
    }

    private boolean erase(String key, String digest) {
        byte[] bytes = bucket.get(key);
        if (!holds(bytes, digest.getBytes(StandardCharsets.US_ASCII))) {
            return false;
        }
        try {
            keepOthers(key.substring(0, key.lastIndexOf('/') + 1), TensorShard.read(bytes), digest);
        } catch (DamagedShardException e) {
            // of no use to anyone, and what it holds is made again when it is wanted
        }
        bucket.delete(key);
        return true;
    }

    private void keepOthers(String prefix, TensorShard shard, String digest) {
        List<TensorShard.Entry> others = shard.digests().stream()
                .filter(other -> !other.equals(digest))
                .map(other -> new TensorShard.Entry(other, shard.tensor(other)))
                .toList();
        if (!others.isEmpty()) {
            byte[] rest = TensorShard.write(shard.spec(), others);
            bucket.putIfAbsent(prefix + Sha256.hex(rest) + ".shard", rest, MEDIA_TYPE, Map.of());
        }
    }

    private static boolean holds(byte[] bytes, byte[] text) {
        for (int at = 0; at + text.length <= bytes.length; at++) {
            int same = 0;
            while (same < text.length && bytes[at + same] == text[same]) {
                same++;
            }
            if (same == text.length) {
                return true;
            }
        }
        return false;
    }
}
