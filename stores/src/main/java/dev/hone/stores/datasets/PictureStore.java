package dev.hone.stores.datasets;

import dev.hone.pictures.Picture;
import dev.hone.pictures.PictureReader;
import dev.hone.pictures.Sha256;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.bucket.StoredObject;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A project's pictures, each once, named by their content. Thread-safe. */
public final class PictureStore {
    private final Bucket bucket;
    private final Keys keys;
    private final String project;

    /** Those of one project. */
    public PictureStore(Bucket bucket, String project) {
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
     * @throws PictureErasedException when it was erased and must not come back
     */
    public Put put(byte[] bytes, Map<String, String> metadata) {
        Picture picture = PictureReader.check(bytes);
        String digest = Sha256.hex(bytes);
        String key = keys.picture(digest, picture.kind().extension());
        if (bucket.stat(key).isPresent()) {
            return new Put(digest, false);
        }
        refuseErased(digest);
        bucket.put(key, bytes, picture.kind().mediaType(), metadata);
        try {
            // an erasure that began meanwhile may have found nothing to delete
            refuseErased(digest);
        } catch (PictureErasedException e) {
            bucket.delete(key);
            throw e;
        }
        return new Put(digest, true);
    }

    /** Throws {@link PictureErasedException} when the picture was erased. */
    public void refuseErased(String digest) {
        if (bucket.stat(keys.erased(digest)).isPresent()) {
            throw PictureErasedException.of(project, digest);
        }
    }

    /** Whether the picture is there. */
    public boolean has(String digest) {
        return file(digest).isPresent();
    }

    /**
     * A picture's bytes.
     *
     * @throws PictureNotStoredException when it is not there
     */
    public byte[] get(String digest) {
        return read(digest, file(digest).orElse(null));
    }

    /** The same for jobs that read many: their files are looked up together. */
    public Indexed indexed(Collection<String> digests) {
        return new Indexed(new PictureFiles(bucket, project).find(Set.copyOf(digests)));
    }

    /** The pictures that were there when they were looked up. Thread-safe. */
    public final class Indexed {
        private final Map<String, StoredObject> files;

        private Indexed(Map<String, StoredObject> files) {
            this.files = files;
        }

        /**
         * A picture's bytes.
         *
         * @throws PictureNotStoredException when it was not there, or is not any more
         */
        public byte[] get(String digest) {
            return read(digest, files.get(digest));
        }
    }

    /**
     * A picture as it comes.
     *
     * @param body breaks off with an exception, also at its end, when it is not what was put
     */
    public record Coming(long length, InputStream body) {}

    /** A picture as it comes, for whoever passes it on; nothing when it is not there. */
    public Optional<Coming> open(String digest) {
        try {
            return file(digest).map(file -> new Coming(file.size(), bucket.read(file.key())));
        } catch (BucketException e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private byte[] read(String digest, StoredObject file) {
        if (file == null) {
            throw PictureNotStoredException.of(project, digest);
        }
        try {
            return bucket.get(file.key());
        } catch (BucketException e) {
            throw e.isMissing() ? PictureNotStoredException.of(project, digest) : e;
        }
    }

    private Optional<StoredObject> file(String digest) {
        return new PictureFiles(bucket, project).find(digest);
    }
}
