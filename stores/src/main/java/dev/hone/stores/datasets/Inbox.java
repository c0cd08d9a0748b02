package dev.hone.stores.datasets;

import dev.hone.pictures.RefusedPictureException;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.KeyText;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.projects.Project;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Empties a project's inbox, where people drop corrected pictures with any S3 client.
 *
 * <p>Each file becomes a picture and one judgement before it is deleted, so that a pull that breaks off loses nothing and
 * the next one makes nothing twice. What cannot be taken goes to quarantine.
 */
final class Inbox {
    private static final String UNKNOWN_LABEL = "unknown-label";

    private final Bucket bucket;
    private final Judging judging;

    Inbox(Bucket bucket, Judging judging) {
        this.bucket = bucket;
        this.judging = judging;
    }

    /** How many files became judgements, and how many were put into quarantine. */
    record Emptied(int taken, int quarantined) {}

    Emptied empty(Project project) {
        Keys keys = new Keys(project.name());
        List<StoredObject> files;
        try (Stream<StoredObject> found = bucket.list(keys.inbox())) {
            files = found.toList();
        }
        int taken = 0;
        for (StoredObject file : files) {
            taken += take(project, keys, file) ? 1 : 0;
        }
        return new Emptied(taken, files.size() - taken);
    }

    private boolean take(Project project, Keys keys, StoredObject file) {
        String path = file.key().substring(keys.inbox().length());
        String label = KeyText.unescape(path.substring(0, Math.max(path.indexOf('/'), 0)));
        if (project.classNamed(label).isEmpty()) {
            quarantine(file, keys.quarantine(UNKNOWN_LABEL, path));
            return false;
        }
        try {
            PictureStore.Put put = new PictureStore(bucket, project.name())
                    .put(bucket.get(file.key()), Map.of("name", file.name(), "source", "inbox"));
            judging.keep(Judging.fromInbox(project.name(), file, put.digest(), label));
            bucket.delete(file.key());
            return true;
        } catch (RefusedPictureException e) {
            quarantine(file, keys.quarantine(e.reason(), path));
            return false;
        }
    }

    private void quarantine(StoredObject file, String key) {
        bucket.copy(file.key(), key);
        bucket.delete(file.key());
    }
}
