package dev.hone.stores.datasets;

import dev.hone.pictures.Picture;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.Sha256;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A project's pictures, each once, named by their content. Thread-safe. */
public final class PictureStore {
    private final Bucket bucket;
    private final Keys keys;
    private final String project;

    PictureStore(Bucket bucket, String project) {
        this.bucket = bucket;
        this.keys = new Keys(project);
        this.project = project;
    }

    /** A picture that was put: its digest, and whether it was new. */
    public record Put(String digest, boolean added) {}

    /**
     * Checks a picture and keeps it.
     *
     * @param metadata where it came from
     * @throws dev.hone.pictures.RefusedPictureException when it is none
     */
    public Put put(byte[] bytes, Map<String, String> metadata) {
        Picture picture = PictureReader.check(bytes);
        String digest = Sha256.hex(bytes);
        boolean added = bucket.putIfAbsent(
                keys.picture(digest, picture.kind().extension()),
                bytes,
                picture.kind().mediaType(),
                metadata);
        return new Put(digest, added);
    }

    /** Whether the picture is there. */
    public boolean has(String digest) {
        return key(digest).isPresent();
    }

    /**
     * A picture's bytes.
     *
     * @throws PictureNotStoredException when it is not there
     */
    public byte[] get(String digest) {
        return bucket.get(key(digest).orElseThrow(() -> PictureNotStoredException.of(project, digest)));
    }

    /** The same pictures behind one listing, for jobs that read many. */
    public Indexed indexed() {
        try (Stream<StoredObject> objects = bucket.list(keys.pictures())) {
            return new Indexed(objects.map(StoredObject::key)
                    .collect(Collectors.toMap(PictureStore::digest, Function.identity(), (a, b) -> a)));
        }
    }

    /** The pictures that were there when they were listed. Thread-safe. */
    public final class Indexed {
        private final Map<String, String> keysByDigest;

        private Indexed(Map<String, String> keysByDigest) {
            this.keysByDigest = keysByDigest;
        }

        /**
         * A picture's bytes.
         *
         * @throws PictureNotStoredException when it was not there
         */
        public byte[] get(String digest) {
            String key = keysByDigest.get(digest);
            if (key == null) {
                throw PictureNotStoredException.of(project, digest);
            }
            return bucket.get(key);
        }
    }

    private Optional<String> key(String digest) {
        try (Stream<StoredObject> objects = bucket.list(keys.picturePrefix(digest))) {
            return objects.map(StoredObject::key).findFirst();
        }
    }

    private static String digest(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        return name.substring(0, name.indexOf('.'));
    }
}
