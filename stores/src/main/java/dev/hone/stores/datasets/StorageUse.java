package dev.hone.stores.datasets;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** How much of the bucket a project takes. Counting lists every object, which takes a while where there are many. */
public final class StorageUse {
    private final Bucket bucket;

    public StorageUse(Bucket bucket) {
        this.bucket = bucket;
    }

    /** What objects are of. */
    public enum Kind {
        /** Pictures, those that are on their way out included. */
        PICTURES,
        /** Pictures as networks see them. */
        TENSORS,
        /** What frozen networks saw in pictures. */
        EMBEDDINGS,
        /** What people said, data sets, and how those were made. */
        LABELS,
        /** How far trainings have come. */
        CHECKPOINTS,
        /** Files that wait to be taken, or were not. */
        INBOX;

        private List<String> prefixes(Keys keys) {
            return switch (this) {
                case PICTURES -> List.of(keys.pictures(), keys.setAside());
                case TENSORS -> List.of(keys.tensors());
                case EMBEDDINGS -> List.of(keys.embeddings());
                case LABELS ->
                    List.of(keys.imports(), keys.judgements(), keys.manifests(), keys.builds(), keys.erased());
                case CHECKPOINTS -> List.of(keys.checkpoints());
                case INBOX -> List.of(keys.inbox(), keys.quarantine());
            };
        }
    }

    /** So many objects of a kind, and so many bytes in them. */
    public record Use(Kind kind, long objects, long bytes) {}

    /** How much a project takes, kind by kind. */
    public List<Use> count(String project) {
        Keys keys = new Keys(project);
        return Arrays.stream(Kind.values()).map(kind -> count(kind, keys)).toList();
    }

    private Use count(Kind kind, Keys keys) {
        long objects = 0;
        long bytes = 0;
        for (String prefix : kind.prefixes(keys)) {
            try (Stream<StoredObject> found = bucket.list(prefix)) {
                for (Iterator<StoredObject> each = found.iterator(); each.hasNext(); ) {
                    bytes += each.next().size();
                    objects++;
                }
            }
        }
        return new Use(kind, objects, bytes);
    }
}
