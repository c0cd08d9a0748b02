package dev.hone.stores.datasets;

import dev.hone.pictures.RefusedPictureException;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.RefusedPicture;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows stored files that turned out to be no pictures in the quarantine, and keeps them out of data sets. */
final class Refusing {
    private final Bucket bucket;
    private final Ledger ledger;
    private final String project;

    Refusing(Bucket bucket, Ledger ledger, String project) {
        this.bucket = bucket;
        this.ledger = ledger;
        this.project = project;
    }

    /** Refuses a file, for good: the next data set does not use it. */
    void refuse(String digest, StoredObject file, RefusedPictureException because) {
        String extension = PictureFiles.extension(file);
        bucket.copy(file.key(), new Keys(project).quarantine(because.reason(), digest + "." + extension));
        ledger.refusedPictures()
                .insert(List.of(new RefusedPicture(
                        project, digest, extension, because.reason().code(), because.getMessage())));
        ledger.pictures().remove(project, digest);
    }

    /** The digests of all that were refused. */
    Set<String> refused() {
        return ledger.refusedPictures().all(project).stream()
                .map(RefusedPicture::digest)
                .collect(Collectors.toSet());
    }
}
