package dev.hone.stores.datasets;

import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureStudy;
import dev.hone.pictures.RefusedPictureException;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.bucket.KeyText;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.ledger.Pictures;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectClass;
import dev.hone.stores.transfers.Transfers;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties a project's inbox, where people drop corrected pictures with any S3 client.
 *
 * <p>Each file becomes a picture and one judgement before it is deleted, so that a pull that breaks off loses nothing and
 * the next one makes nothing twice. What cannot be taken goes to quarantine.
 */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final String UNKNOWN_LABEL = "unknown-label";

    private final Bucket bucket;
    private final Judging judging;
    private final Pictures index;

    Inbox(Bucket bucket, Judging judging, Pictures index) {
        this.bucket = bucket;
        this.judging = judging;
        this.index = index;
    }

    /** How many files became judgements, and how many could not be taken. */
    record Emptied(int taken, int quarantined) {}

    Emptied empty(Project project) {
        List<StoredObject> files;
        try (Stream<StoredObject> found = bucket.list(new Keys(project.name()).inbox())) {
            files = found.toList();
        }
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        Transfers.map(
                files.iterator(), file -> takeOnce(project, file), outcome -> counts.merge(outcome, 1, Integer::sum));
        return new Emptied(counts.getOrDefault(Outcome.TAKEN, 0), counts.getOrDefault(Outcome.NOT_TAKEN, 0));
    }

    private enum Outcome {
        TAKEN,
        NOT_TAKEN,
        /** Somebody else, who empties the same inbox, was faster. */
        GONE
    }

    private Outcome takeOnce(Project project, StoredObject file) {
        try {
            return take(project, file) ? Outcome.TAKEN : Outcome.NOT_TAKEN;
        } catch (BucketException e) {
            if (e.isMissing() && bucket.stat(file.key()).isEmpty()) {
                return Outcome.GONE;
            }
            throw e;
        }
    }

    private boolean take(Project project, StoredObject file) {
        Keys keys = new Keys(project.name());
        String path = file.key().substring(keys.inbox().length());
        String label = KeyText.unescape(path.substring(0, Math.max(path.indexOf('/'), 0)));
        Optional<ProjectClass> meant = project.classMeant(label);
        if (meant.isEmpty()) {
            quarantine(file, keys.leftOver(UNKNOWN_LABEL, path, file.modified()));
            return false;
        }
        try {
            // eight of any size at once would not fit into memory
            PictureReader.requireSize(file.size());
            byte[] bytes = bucket.get(file.key());
            String digest = keep(project.name(), file, bytes);
            judging.keepNews(
                    Judging.fromInbox(project.name(), file, digest, meant.get().id()));
            // one that was there already may have been removed before this was said of it
            put(project.name(), file, bytes);
        } catch (RefusedPictureException e) {
            quarantine(file, keys.leftOver(e.reason().code(), path, file.modified()));
            return false;
        } catch (PictureErasedException e) {
            LOG.info("{} was in the inbox and is deleted: {}", file.key(), e.getMessage());
            bucket.delete(file.key());
            return false;
        }
        bucket.delete(file.key());
        return true;
    }

    /** Studies the picture on its way, so that it need not be read again. */
    private String keep(String project, StoredObject file, byte[] bytes) {
        PictureStudy study = PictureReader.study(bytes);
        String digest = put(project, file, bytes);
        StoredObject kept = new PictureFiles(bucket, project)
                .find(digest)
                .orElseThrow(() -> PictureNotStoredException.of(project, digest));
        index.insert(List.of(Intake.indexed(project, digest, kept, study)));
        return digest;
    }

    private String put(String project, StoredObject file, byte[] bytes) {
        return new PictureStore(bucket, project)
                .put(bytes, Map.of("name", file.name(), "source", "inbox"))
                .digest();
    }

    private void quarantine(StoredObject file, String key) {
        bucket.copy(file.key(), key);
        bucket.delete(file.key());
    }
}
