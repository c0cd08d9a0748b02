package dev.hone.stores.datasets;

import dev.hone.pictures.PictureSpec;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.Project;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes from the bucket what nobody needs any more: pictures that were only asked about, tensors of pictures or of a
 * form that the project no longer uses, and embeddings of another form or network. A picture that anybody ever said anything
 * about stays. Thread-safe.
 */
public final class Housekeeping {
    /** Longer than an import takes to write down what a picture shows that it has put. */
    private static final Duration FRESH = Duration.ofHours(1);

    private final Bucket bucket;
    private final Ledger ledger;
    private final Duration fresh;

    public Housekeeping(Bucket bucket, Ledger ledger) {
        this(bucket, ledger, FRESH);
    }

    /** @param fresh how long a picture stays in any case after it was put, since who put it may be about to name it */
    Housekeeping(Bucket bucket, Ledger ledger, Duration fresh) {
        this.bucket = bucket;
        this.ledger = ledger;
        this.fresh = fresh;
    }

    /**
     * What there is to remove, or was removed.
     *
     * @param keys where it lies, or lay
     * @param bytes how much that is
     */
    public record Swept(List<String> keys, long bytes) {
        private static Swept of(List<StoredObject> objects) {
            return new Swept(
                    objects.stream().map(StoredObject::key).toList(),
                    objects.stream().mapToLong(StoredObject::size).sum());
        }
    }

    /**
     * Removes pictures that were only asked about longer ago than they are kept, or only tells.
     *
     * @param keep how long a picture is kept after it was last asked about, where the project does not say
     */
    public Swept pictures(Project project, Duration keep, boolean remove) {
        Instant now = Instant.now();
        Instant asked = now.minus(Optional.ofNullable(project.keepPredictions()).orElse(keep));
        Instant put = now.minus(fresh);
        AskedPictures pictures = new AskedPictures(bucket, ledger, project.name());
        List<StoredObject> unnamed = pictures.unnamed(put.isBefore(asked) ? put : asked, asked);
        return Swept.of(remove ? pictures.remove(unnamed, asked, put) : unnamed);
    }

    /**
     * Removes tensors and embeddings of no use, or only tells.
     *
     * @param keep how long a shard is kept after it was made, and so is free of the race with who makes it
     */
    public Swept shards(Project project, Duration keep, boolean remove) {
        Instant before = Instant.now().minus(keep);
        List<StoredObject> unused = new ArrayList<>(unusedShards(project, before));
        unused.addAll(new EmbeddingShards(bucket, project.name())
                .unused(project.picture().spec(), before));
        if (remove) {
            unused.forEach(shard -> bucket.delete(shard.key()));
        }
        return Swept.of(unused);
    }

    /** Tensors of another form than the project's, which are made again should they be wanted, or of no picture in use. */
    private List<StoredObject> unusedShards(Project project, Instant before) {
        Keys keys = new Keys(project.name());
        PictureSpec spec = project.picture().spec();
        String current = keys.tensors(spec.digest());
        List<StoredObject> old;
        try (Stream<StoredObject> found = bucket.list(keys.tensors())) {
            old = found.filter(shard -> shard.modified().isBefore(before)).toList();
        }
        Set<String> used = old.isEmpty() ? Set.of() : AskedPictures.inLatestDataSet(bucket, ledger, project.name());
        Shards shards = new Shards(bucket, project.name());
        return old.stream()
                .filter(shard -> !shard.key().startsWith(current)
                        || shards.picturesIn(shard.key()).orElse(List.of()).stream()
                                .noneMatch(used::contains))
                .toList();
    }
}
