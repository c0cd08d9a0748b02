package dev.hone.stores.datasets;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.transfers.Transfers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the files of pictures in the bucket by their digests, without listing more than it must. */
final class PictureFiles {
    /** From so many on, listing what lies beside them takes fewer requests than asking for each. */
    private static final int MANY = 512;

    private final Bucket bucket;
    private final Keys keys;

    PictureFiles(Bucket bucket, String project) {
        this.bucket = bucket;
        this.keys = new Keys(project);
    }

    /** The file of one picture, if it is there. */
    Optional<StoredObject> find(String digest) {
        return list(keys.picturePrefix(digest)).stream().findFirst();
    }

    /** The files of those that are there. */
    Map<String, StoredObject> find(Set<String> digests) {
        Set<String> prefixes = digests.stream()
                .map(digests.size() < MANY ? keys::picturePrefix : keys::picturesBeside)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, StoredObject> files = new HashMap<>();
        Transfers.map(
                prefixes.iterator(),
                this::list,
                found -> found.stream()
                        .filter(file -> digests.contains(digest(file)))
                        .forEach(file -> files.putIfAbsent(digest(file), file)));
        return files;
    }

    private List<StoredObject> list(String prefix) {
        try (Stream<StoredObject> found = bucket.list(prefix)) {
            return found.toList();
        }
    }

    static String digest(StoredObject file) {
        String name = file.name();
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    static String extension(StoredObject file) {
        return file.name().substring(file.name().indexOf('.') + 1);
    }
}
