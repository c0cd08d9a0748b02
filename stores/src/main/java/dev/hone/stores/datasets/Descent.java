package dev.hone.stores.datasets;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.Lineage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the versions of a project have to do with some pictures: by their own data sets, or by the versions they started from. */
final class Descent {
    private final Building building;
    private final String project;
    private final Set<String> pictures;
    private final Map<Integer, Lineage> lineages;
    private final Map<String, Map<String, Split>> uses = new HashMap<>();

    Descent(Bucket bucket, Ledger ledger, String project, Set<String> pictures) {
        this.building = new Building(bucket, ledger);
        this.project = project;
        this.pictures = pictures;
        this.lineages = ledger.lineages().all(project).stream()
                .collect(Collectors.toMap(Lineage::version, Function.identity()));
    }

    /** Whether any of the pictures has shaped a version, or one that it started from. */
    boolean remembers(int version) {
        return !pictures.isEmpty()
                && Optional.ofNullable(lineages.get(version))
                        .filter(lineage -> pictures.stream()
                                .anyMatch(picture -> shapes(lineage, picture)
                                        || shaped(lineage, picture).isPresent()))
                        .isPresent();
    }

    /** What a version used a picture for itself. */
    Optional<Split> use(Lineage lineage, String picture) {
        return Optional.ofNullable(
                uses.computeIfAbsent(lineage.manifest(), this::uses).get(picture));
    }

    /** Of the versions that one started from, the nearest one that a picture has shaped. */
    Optional<Lineage> shaped(Lineage lineage, String picture) {
        return Optional.ofNullable(lineage.startedFrom())
                .map(lineages::get)
                .flatMap(before -> shapes(before, picture) ? Optional.of(before) : shaped(before, picture));
    }

    private boolean shapes(Lineage lineage, String picture) {
        return use(lineage, picture).filter(Split::shapes).isPresent();
    }

    private Map<String, Split> uses(String manifest) {
        return building.manifest(project, manifest)
                .used()
                .filter(entry -> pictures.contains(entry.digest()))
                .collect(Collectors.toMap(Manifest.Entry::digest, Manifest.Entry::split));
    }
}
