package dev.hone.stores.datasets;

import dev.hone.pictures.DamagedShardException;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.TensorShard;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.transfers.Transfers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shards of tensors of a project, of all forms there are. No erased picture stays in one, whoever writes meanwhile. */
final class Shards {
    private static final String MEDIA_TYPE = "application/octet-stream";
    private static final String SUFFIX = ".shard";
    private static final Logger LOG = LoggerFactory.getLogger(Shards.class);

    /** Holds the digests of some 480 pictures. */
    private static final int BEGINNING = 1 << 15;

    private final Bucket bucket;
    private final String project;

    Shards(Bucket bucket, String project) {
        this.bucket = bucket;
        this.project = project;
    }

    /** The keys of all shards under a prefix. */
    List<String> keys(String prefix) {
        try (Stream<StoredObject> objects = bucket.list(prefix)) {
            return objects.map(StoredObject::key).toList();
        }
    }

    /** The pictures that have a tensor under a prefix: of each shard, only the beginning is read. */
    Set<String> pictures(String prefix) {
        Set<String> pictures = new HashSet<>();
        Transfers.map(keys(prefix).iterator(), key -> picturesIn(key).orElseGet(() -> remove(key)), pictures::addAll);
        return pictures;
    }

    /** The pictures of a shard; nothing when it is damaged. */
    Optional<List<String>> picturesIn(String key) {
        try {
            return TensorShard.digests(bucket.beginning(key, BEGINNING)).or(() -> TensorShard.digests(bucket.get(key)));
        } catch (DamagedShardException e) {
            LOG.warn("the shard {} is damaged and of no use: {}", key, e.getMessage());
            return Optional.empty();
        } catch (BucketException e) {
            if (e.isMissing()) {
                // made again without an erased picture, since the shards were listed
                return Optional.of(List.of());
            }
            throw e;
        }
    }

    /** Its pictures are made tensors again. */
    private List<String> remove(String damaged) {
        bucket.delete(damaged);
        return List.of();
    }

    /**
     * Keeps tensors in a shard named by its content, those of erased pictures left out.
     *
     * @return its key, if there is anything to keep
     */
    Optional<String> keep(String prefix, PictureSpec spec, List<TensorShard.Entry> entries) {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        byte[] shard = TensorShard.write(spec, entries);
        String key = prefix + Sha256.hex(shard) + SUFFIX;
        bucket.putIfAbsent(key, shard, MEDIA_TYPE, Map.of());
        Set<String> erased = Tombstones.in(bucket, project);
        List<TensorShard.Entry> others = entries.stream()
                .filter(entry -> !erased.contains(entry.digest()))
                .toList();
        if (others.size() == entries.size()) {
            return Optional.of(key);
        }
        Optional<String> left = keep(prefix, spec, others);
        bucket.delete(key);
        return left;
    }

    /** Makes the shards that hold a picture again without it; how many did. */
    int erase(String digest) {
        AtomicInteger erased = new AtomicInteger();
        Transfers.map(
                keys(new Keys(project).tensors()).iterator(),
                key -> erase(key, digest),
                held -> erased.addAndGet(held ? 1 : 0));
        return erased.get();
    }

    private boolean erase(String key, String digest) {
        byte[] bytes = bucket.get(key);
        if (!holds(bytes, digest.getBytes(StandardCharsets.US_ASCII))) {
            return false;
        }
        try {
            TensorShard shard = TensorShard.read(bytes);
            List<TensorShard.Entry> others = shard.digests().stream()
                    .filter(other -> !other.equals(digest))
                    .map(other -> new TensorShard.Entry(other, shard.tensor(other)))
                    .toList();
            keep(key.substring(0, key.lastIndexOf('/') + 1), shard.spec(), others);
        } catch (DamagedShardException e) {
            // of no use to anyone, and what it holds is made again when it is wanted
        }
        bucket.delete(key);
        return true;
    }

    static boolean holds(byte[] bytes, byte[] text) {
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
