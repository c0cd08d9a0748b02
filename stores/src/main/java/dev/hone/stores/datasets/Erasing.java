package dev.hone.stores.datasets;

import dev.hone.pictures.Sha256;
import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.datasets.ErasureReport.SeenBy;
import dev.hone.stores.ledger.ErasedPicture;
import dev.hone.stores.ledger.IndexedPicture;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Lineage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes pictures for good. The tombstone comes first, so that nothing new is made of a picture while what there is of it
 * goes, and an erasure that breaks off can be repeated.
 */
final class Erasing {
    private final Bucket bucket;
    private final Ledger ledger;
    private final Tombstones tombstones;

    Erasing(Bucket bucket, Ledger ledger) {
        this.bucket = bucket;
        this.ledger = ledger;
        this.tombstones = new Tombstones(bucket, ledger.erasedPictures());
    }

    /** All erased pictures; those that a backup of the bucket or the ledger brought back are erased again. */
    Set<String> erased(String project) {
        return tombstones.all(project, this::erase);
    }

    ErasureReport erase(ErasedPicture picture) {
        tombstones.set(picture);
        String project = picture.project();
        String digest = picture.digest();
        ledger.embeddings().remove(project, digest);
        int answers = ledger.predictions().remove(project, digest);
        Optional<StoredObject> file = new PictureFiles(bucket, project).find(digest);
        Optional<Long> size = file.map(StoredObject::size)
                .or(() -> ledger.pictures().find(project, digest).map(IndexedPicture::bytes));
        int copies = eraseCopies(new Keys(project), digest, size);
        int shards = new Shards(bucket, project).erase(digest) + new EmbeddingShards(bucket, project).erase(digest);
        new Imports(bucket, ledger.importLists()).remove(project, digest);
        file.ifPresent(found -> bucket.delete(found.key()));
        // last: until then a repeated erasure finds the size, by which copies are found
        ledger.refusedPictures().remove(project, digest);
        ledger.pictures().remove(project, digest);
        return new ErasureReport(digest, file.isPresent() ? 1 : 0, copies, shards, answers, seenBy(project, digest));
    }

    /** Most copies have names of people's own: those of the same size are read, and compared by their digests. */
    private int eraseCopies(Keys keys, String digest, Optional<Long> size) {
        List<String> copies = new ArrayList<>();
        for (String prefix : List.of(keys.quarantine(), keys.inbox(), keys.setAside())) {
            try (Stream<StoredObject> found = bucket.list(prefix)) {
                found.filter(file -> size.filter(bytes -> bytes != file.size()).isEmpty())
                        .map(StoredObject::key)
                        .filter(key -> Sha256.hex(bucket.get(key)).equals(digest))
                        .forEach(copies::add);
            }
        }
        copies.forEach(bucket::delete);
        return copies.size();
    }

    private List<SeenBy> seenBy(String project, String digest) {
        Descent descent = new Descent(bucket, ledger, project, Set.of(digest));
        List<SeenBy> seenBy = new ArrayList<>();
        for (Lineage lineage : ledger.lineages().all(project)) {
            Optional<Split> own = descent.use(lineage, digest);
            Optional<Lineage> before =
                    own.filter(Split::shapes).isPresent() ? Optional.empty() : descent.shaped(lineage, digest);
            before.flatMap(through -> descent.use(through, digest)
                            .map(split -> seenBy(lineage, through.version(), through.manifest(), split)))
                    .or(() -> own.map(split -> seenBy(lineage, null, lineage.manifest(), split)))
                    .ifPresent(seenBy::add);
        }
        return seenBy;
    }

    private static SeenBy seenBy(Lineage lineage, Integer through, String manifest, Split split) {
        return new SeenBy(lineage.version(), lineage.run(), through, manifest, split);
    }
}
