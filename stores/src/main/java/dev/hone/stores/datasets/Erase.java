package dev.hone.stores.datasets;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.ledger.ErasedPicture;
import dev.hone.stores.ledger.Ledger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Removes a picture everywhere, for good: somebody has the right to that. Thread-safe. */
public final class Erase {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Bucket bucket;
    private final Ledger ledger;

    public Erase(Bucket bucket, Ledger ledger) {
        this.bucket = bucket;
        this.ledger = ledger;
    }

    /**
     * Removes a picture's files, tensors, embeddings, index, import labels and the answers given about it, and leaves a
     * tombstone, so that it is not taken again. What people judged about its digest stays, and so do the data sets that name
     * it.
     *
     * @throws PictureNotStoredException when nobody has ever heard of this picture
     */
    public ErasureReport run(String project, String digest, String by) {
        Erasing erasing = new Erasing(bucket, ledger);
        if (!DIGEST.matcher(digest).matches() || !isKnown(project, digest, erasing)) {
            throw PictureNotStoredException.of(project, digest);
        }
        return erasing.erase(new ErasedPicture(project, digest, Instant.now().truncatedTo(ChronoUnit.MILLIS), by));
    }

    private boolean isKnown(String project, String digest, Erasing erasing) {
        return new PictureFiles(bucket, project).find(digest).isPresent()
                || ledger.pictures().find(project, digest).isPresent()
                || !ledger.importLists().naming(project, digest).isEmpty()
                || ledger.judgements().newest(project, digest).isPresent()
                || ledger.predictions().tellOf(project, digest)
                || erasing.erased(project).contains(digest);
    }
}
