package dev.hone.stores.datasets;

import dev.hone.pictures.PictureReader;
import dev.hone.pictures.PictureStudy;
import dev.hone.pictures.RefusedPictureException;
import dev.hone.pictures.Sha256;
import dev.hone.pictures.duplicates.Fingerprint;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.ledger.IndexedPicture;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.transfers.Transfers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks at pictures that the index does not know: each is read and decoded once. What was looked at is kept in the index
 * every few pictures, so that a build that breaks off goes on where it was.
 */
final class Intake {
    private static final int ROWS_AT_ONCE = 100;

    private final Bucket bucket;
    private final Ledger ledger;
    private final String project;

    Intake(Bucket bucket, Ledger ledger, String project) {
        this.bucket = bucket;
        this.ledger = ledger;
        this.project = project;
    }

    /** How many were looked at, and the digests of which the bucket has no sound file. */
    record Seen(int studied, List<String> missing) {}

    /** What became of a look at a file: a picture, refused, or neither if the file is not what its name says. */
    private record Look(String digest, IndexedPicture picture, boolean refused) {}

    Seen study(Collection<String> fresh, Progress progress) {
        Map<String, StoredObject> files = new PictureFiles(bucket, project).find(new TreeSet<>(fresh));
        Set<String> missing = new TreeSet<>(fresh);
        missing.removeAll(files.keySet());
        List<IndexedPicture> sound = new ArrayList<>();
        AtomicInteger looks = new AtomicInteger();
        Transfers.map(files.entrySet().iterator(), file -> look(file.getKey(), file.getValue()), look -> {
            progress.tell(looks.incrementAndGet(), files.size());
            if (look.picture() != null) {
                sound.add(look.picture());
            } else if (!look.refused()) {
                missing.add(look.digest());
            }
            if (sound.size() == ROWS_AT_ONCE) {
                ledger.pictures().insert(sound);
                sound.clear();
            }
        });
        ledger.pictures().insert(sound);
        return new Seen(looks.get(), List.copyOf(missing));
    }

    /** A picture as the index has it. */
    static IndexedPicture indexed(String project, String digest, StoredObject file, PictureStudy study) {
        return new IndexedPicture(
                project,
                digest,
                PictureFiles.extension(file),
                file.size(),
                file.modified(),
                study.statistics(),
                Fingerprint.of(study));
    }

    private Look look(String digest, StoredObject file) {
        byte[] bytes = bucket.get(file.key());
        if (!Sha256.hex(bytes).equals(digest)) {
            return new Look(digest, null, false);
        }
        try {
            return new Look(digest, indexed(project, digest, file, PictureReader.study(bytes)), false);
        } catch (RefusedPictureException e) {
            new Refusing(bucket, ledger, project).refuse(digest, file, e);
            return new Look(digest, null, true);
        }
    }
}
