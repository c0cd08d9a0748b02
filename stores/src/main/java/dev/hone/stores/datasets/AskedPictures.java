package dev.hone.stores.datasets;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.ledger.ImportLabel;
import dev.hone.stores.ledger.Judgement;
import dev.hone.stores.ledger.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The pictures of a project that were only asked about.
 *
 * <p>Whoever says something of a picture writes it down first and then looks whether the picture is still there; whoever
 * removes one sets it aside first and then looks whether somebody has said something of it. Whichever comes first, one of
 * the two sees the other, and no picture is lost that somebody named.
 */
final class AskedPictures {
    private final Bucket bucket;
    private final Ledger ledger;
    private final String project;
    private final Keys keys;

    /** Each housekeeping has a place of its own: of two at once, neither takes away what the other may have to bring back. */
    private final String aside;

    AskedPictures(Bucket bucket, Ledger ledger, String project) {
        this.bucket = bucket;
        this.ledger = ledger;
        this.project = project;
        this.keys = new Keys(project);
        this.aside = keys.setAside(UlidCreator.getUlid().toString());
    }

    /**
     * Those that nobody named.
     *
     * @param put they were put before this
     * @param asked and were last asked about before this
     */
    List<StoredObject> unnamed(Instant put, Instant asked) {
        List<StoredObject> old = list(keys.pictures()).stream()
                .filter(picture -> picture.modified().isBefore(put))
                .toList();
        Set<String> needed = needed(old, asked);
        return old.stream()
                .filter(picture -> !needed.contains(PictureFiles.digest(picture)))
                .toList();
    }

    /**
     * Removes those that still nobody named, and tells which.
     *
     * @param left what others set aside before this is looked after, too: they were killed
     */
    List<StoredObject> remove(List<StoredObject> unnamed, Instant asked, Instant left) {
        unnamed.forEach(this::setAside);
        List<StoredObject> leaving = list(keys.setAside()).stream()
                .filter(picture ->
                        picture.key().startsWith(aside) || picture.modified().isBefore(left))
                .toList();
        Set<String> needed = needed(leaving, asked);
        List<StoredObject> removed = new ArrayList<>();
        for (StoredObject picture : leaving) {
            String key = keys.picturesBeside(PictureFiles.digest(picture)) + picture.name();
            if (needed.contains(PictureFiles.digest(picture))) {
                bringBack(picture, key);
            } else {
                removed.add(new StoredObject(key, picture.size(), picture.modified(), picture.metadata()));
            }
            bucket.delete(picture.key());
        }
        return removed;
    }

    private void setAside(StoredObject picture) {
        try {
            bucket.copy(picture.key(), aside + picture.name());
        } catch (BucketException e) {
            if (e.isMissing()) {
                // somebody has erased it
                return;
            }
            throw e;
        }
        bucket.delete(picture.key());
    }

    private void bringBack(StoredObject picture, String key) {
        bucket.copy(picture.key(), key);
        // an erasure that began meanwhile may have found nothing to delete
        if (bucket.stat(keys.erased(PictureFiles.digest(picture))).isPresent()) {
            bucket.delete(key);
        }
    }

    /** The digests that somebody named, and those of these pictures that were asked about since. */
    private Set<String> needed(List<StoredObject> pictures, Instant asked) {
        Set<String> needed = named();
        List<String> others = pictures.stream()
                .map(PictureFiles::digest)
                .filter(digest -> !needed.contains(digest))
                .toList();
        needed.addAll(ledger.predictions().toldOf(project, others, asked));
        return needed;
    }

    /** The digests that an import, a judgement or the latest data set names. */
    private Set<String> named() {
        Set<String> named = inLatestDataSet(bucket, ledger, project);
        new Imports(bucket, ledger.importLists())
                .all(project).stream().map(ImportLabel::digest).forEach(named::add);
        new Judging(bucket, ledger.judgements())
                .all(project).stream().map(Judgement::picture).forEach(named::add);
        return named;
    }

    /** The digests of all that the latest data set names, with a label or without. */
    static Set<String> inLatestDataSet(Bucket bucket, Ledger ledger, String project) {
        Optional<Manifest> latest = ledger.manifests()
                .newest(project)
                .map(digest -> new Building(bucket, ledger).manifest(project, digest));
        Set<String> digests = new HashSet<>();
        latest.ifPresent(manifest -> Stream.concat(manifest.entries().stream(), manifest.unlabelled().stream())
                .map(Manifest.Entry::digest)
                .forEach(digests::add));
        return digests;
    }

    private List<StoredObject> list(String prefix) {
        try (Stream<StoredObject> found = bucket.list(prefix)) {
            return found.toList();
        }
    }
}
