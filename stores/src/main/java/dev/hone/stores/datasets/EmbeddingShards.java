package dev.hone.stores.datasets;

import dev.hone.pictures.FeatureLayout;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Sha256;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.transfers.Transfers;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The embeddings of a project, of all networks and forms. No erased picture stays in one, whoever writes meanwhile. */
final class EmbeddingShards {
    private static final String MEDIA_TYPE = "application/octet-stream";
    private static final String SUFFIX = ".features";

    private final Bucket bucket;
    private final String project;
    private final Keys keys;

    EmbeddingShards(Bucket bucket, String project) {
        this.bucket = bucket;
        this.project = project;
        this.keys = new Keys(project);
    }

    /** Keeps rows under a name made of their content, those of erased pictures left out. */
    void keep(EmbeddingShard shard) {
        if (shard.rows().isEmpty()) {
            return;
        }
        byte[] bytes = shard.bytes();
        String key = keys.embeddings(shard.layout()) + Sha256.hex(bytes) + SUFFIX;
        bucket.putIfAbsent(key, bytes, MEDIA_TYPE, Map.of());
        Set<String> erased = Tombstones.in(bucket, project);
        EmbeddingShard others = shard.of(picture -> !erased.contains(picture));
        if (others.rows().size() < shard.rows().size()) {
            keep(others);
            bucket.delete(key);
        }
    }

    /** Makes the shards that hold a picture again without it; how many did. */
    int erase(String digest) {
        AtomicInteger erased = new AtomicInteger();
        Transfers.map(
                all(keys.embeddings()).stream().map(StoredObject::key).iterator(),
                key -> erase(key, digest),
                held -> erased.addAndGet(held ? 1 : 0));
        return erased.get();
    }

    private boolean erase(String key, String digest) {
        Optional<byte[]> held =
                bytes(key).filter(bytes -> Shards.holds(bytes, HexFormat.of().parseHex(digest)));
        held.flatMap(EmbeddingShard::read).ifPresent(shard -> keep(shard.of(picture -> !picture.equals(digest))));
        held.ifPresent(bytes -> bucket.delete(key));
        return held.isPresent();
    }

    /** A shard; nothing where it is damaged, or made again by now without an erased picture. */
    Optional<EmbeddingShard> shard(String key) {
        return bytes(key).flatMap(EmbeddingShard::read);
    }

    private Optional<byte[]> bytes(String key) {
        try {
            return Optional.of(bucket.get(key));
        } catch (BucketException e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Those of the network that was the last one to see a picture of this form: a project seldom has two. */
    List<String> newest(PictureSpec spec) {
        List<StoredObject> shards = all(keys.embeddings(FeatureLayout.preprocessing(spec)));
        return shards.stream().max(Comparator.comparing(StoredObject::modified)).map(EmbeddingShards::network).stream()
                .flatMap(network -> shards.stream().map(StoredObject::key).filter(key -> key.startsWith(network)))
                .toList();
    }

    /** What trainings on pictures of this form have no more use for, of what was made before. */
    List<StoredObject> unused(PictureSpec spec, Instant before) {
        Set<String> used = Set.copyOf(newest(spec));
        return all(keys.embeddings()).stream()
                .filter(shard -> shard.modified().isBefore(before) && !used.contains(shard.key()))
                .toList();
    }

    /** The beginning of the keys of a network's shards; the view and the name come behind it. */
    private static String network(StoredObject shard) {
        String view = shard.key().substring(0, shard.key().lastIndexOf('/'));
        return view.substring(0, view.lastIndexOf('/') + 1);
    }

    private List<StoredObject> all(String prefix) {
        try (Stream<StoredObject> objects = bucket.list(prefix)) {
            return objects.toList();
        }
    }
}
