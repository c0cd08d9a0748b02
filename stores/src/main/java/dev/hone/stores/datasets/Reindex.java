package dev.hone.stores.datasets;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.StoredObject;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.Project;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the ledger's picture index, labels and judgements again from the bucket alone, as after a lost ledger or a
 * restored bucket. Thread-safe; one that broke off is simply begun again.
 */
public final class Reindex {
    private final Bucket bucket;
    private final Ledger ledger;

    public Reindex(Bucket bucket, Ledger ledger) {
        this.bucket = bucket;
        this.ledger = ledger;
    }

    /** Reads every named picture once, and tells how many of them it has read. */
    public ReindexReport run(Project project, Progress progress) {
        String name = project.name();
        order(name);
        ledger.pictures().clear(name);
        ledger.refusedPictures().clear(name);
        ledger.importLists().clear(name);
        Set<String> erased = new Erasing(bucket, ledger).erased(name);
        Knowledge known = new Learning(bucket, ledger).learn(name, erased, progress);
        Optional<String> newest = ledger.manifests().newest(name);
        Folding folding = new Folding(project, ledger.pictures(), known);
        Building building = new Building(bucket, ledger);
        Folding.Folded next = building.fold(name, folding, newest, erased);
        boolean same = newest.equals(Optional.of(next.manifest().digest()));
        if (same) {
            building.show(name, next.manifest(), next.report());
        }
        ledger.knownPictures().date(name);
        return new ReindexReport(
                known.index().size(),
                known.refused().size(),
                known.seen().missing().size(),
                known.imports().size(),
                known.judgements().size(),
                newest.orElse(null),
                same);
    }

    /** Gives the ledger the data sets of the bucket, the latest one last. */
    private void order(String project) {
        List<String> manifests = manifests(project);
        if (!manifests.equals(ledger.manifests().all(project))) {
            ledger.manifests().clear(project);
            Optional<String> before = Optional.empty();
            for (String manifest : manifests) {
                int pictures = new Building(bucket, ledger)
                        .manifest(project, manifest)
                        .entries()
                        .size();
                ledger.manifests().follow(project, before, manifest, pictures, null);
                before = Optional.of(manifest);
            }
        }
    }

    /** Each once, where it came last. Before data sets told which one they follow, the time of a file has to do. */
    private List<String> manifests(String project) {
        Keys keys = new Keys(project);
        try (Stream<StoredObject> found = bucket.list(keys.manifests())) {
            List<String> byAge = found.filter(file -> file.name().endsWith(".jsonl"))
                    .sorted(Comparator.comparing(StoredObject::modified))
                    .map(PictureFiles::digest)
                    .toList();
            List<String> told = new Builds(bucket, project).manifests();
            return Stream.concat(byAge.stream().filter(digest -> !told.contains(digest)), told.stream())
                    .toList()
                    .reversed()
                    .stream()
                    .distinct()
                    .toList()
                    .reversed();
        }
    }
}
