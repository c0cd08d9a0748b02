package dev.hone.stores.datasets;

import dev.hone.pictures.PictureSpec;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.ledger.ImportLabel;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.Project;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes from the bucket what nobody needs any more: pictures that were only asked about, tensors of pictures or of a
 * form that the project no longer uses, and embeddings of another form or network. A picture that anybody ever said anything
 * about stays. Thread-safe.
 */
public final class Housekeeping {
    private final Bucket bucket;
    private final Ledger ledger;

    public Housekeeping(Bucket bucket, Ledger ledger) {
        this.bucket = bucket;
        this.ledger = ledger;
    }

    /**
     * What there is to remove, or was removed: the keys of pictures and of shards.
     *
     * @param bytes how much that is
     */
    public record Swept(List<String> pictures, List<String> shards, long bytes) {}

    /**
     * Removes what is older than it has to be, or only tells.
     *
     * @param predictions how long a picture is kept after it was last asked about
     * @param shards how long a shard is kept after it was made, and so is free of the race with who makes it
     */
    public Swept sweep(Project project, Duration predictions, Duration shards, boolean remove) {
        Instant now = Instant.now();
        List<StoredObject> pictures = pictures(project.name(), now.minus(predictions));
        List<StoredObject> unused = new ArrayList<>(shards(project, now.minus(shards)));
        unused.addAll(new EmbeddingShards(bucket, project.name())
                .unused(project.picture().spec(), now.minus(shards)));
        if (remove) {
            unused.forEach(shard -> bucket.delete(shard.key()));
            pictures = pictures.stream()
                    .filter(picture -> removeUnlessJudged(project.name(), picture))
                    .toList();
        }
        return new Swept(
                pictures.stream().map(StoredObject::key).toList(),
                unused.stream().map(StoredObject::key).toList(),
                Stream.concat(pictures.stream(), unused.stream())
                        .mapToLong(StoredObject::size)
                        .sum());
    }

    /** Somebody may have judged it since the judgements were looked through. */
    private boolean removeUnlessJudged(String project, StoredObject picture) {
        String digest = PictureFiles.digest(picture);
        if (ledger.judgements().newest(project, digest).isPresent()) {
            return false;
        }
        bucket.delete(picture.key());
        return true;
    }

    private List<StoredObject> pictures(String project, Instant before) {
        Set<String> named = named(project);
        List<StoredObject> old;
        try (Stream<StoredObject> found = bucket.list(new Keys(project).pictures())) {
            old = found.filter(picture -> picture.modified().isBefore(before))
                    .filter(picture -> !named.contains(PictureFiles.digest(picture)))
                    .toList();
        }
        Set<String> asked = ledger.predictions()
                .toldOf(project, old.stream().map(PictureFiles::digest).toList(), before);
        return old.stream()
                .filter(picture -> !asked.contains(PictureFiles.digest(picture)))
                .toList();
    }

    /** The pictures that an import, a judgement or the latest data set names. */
    private Set<String> named(String project) {
        Set<String> named = new HashSet<>();
        new Imports(bucket, ledger.importLists())
                .all(project).stream().map(ImportLabel::digest).forEach(named::add);
        new Judging(bucket, ledger.judgements())
                .all(project).stream().map(Judgement::picture).forEach(named::add);
        named.addAll(latest(project));
        return named;
    }

    private Set<String> latest(String project) {
        return ledger
                .manifests()
                .newest(project)
                .map(digest -> new Building(bucket, ledger).manifest(project, digest))
                .stream()
                .flatMap(manifest -> Stream.concat(manifest.entries().stream(), manifest.unlabelled().stream()))
                .map(Manifest.Entry::digest)
                .collect(Collectors.toSet());
    }

    /** Tensors of another form than the project's, which are made again should they be wanted, or of no picture in use. */
    private List<StoredObject> shards(Project project, Instant before) {
        Keys keys = new Keys(project.name());
        PictureSpec spec = project.picture().spec();
        String current = keys.tensors(spec.digest());
        List<StoredObject> old;
        try (Stream<StoredObject> found = bucket.list(keys.tensors())) {
            old = found.filter(shard -> shard.modified().isBefore(before)).toList();
        }
        Set<String> used = old.isEmpty() ? Set.of() : latest(project.name());
        Shards shards = new Shards(bucket, project.name());
        return old.stream()
                .filter(shard -> !shard.key().startsWith(current)
                        || shards.picturesIn(shard.key()).orElse(List.of()).stream()
                                .noneMatch(used::contains))
                .toList();
    }
}
