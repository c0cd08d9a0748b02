package dev.hone.stores.datasets;

import dev.hone.stores.bucket.Bucket;
import dev.hone.stores.bucket.BucketException;
import dev.hone.stores.datasets.BuildReport.Excluded;
import dev.hone.stores.datasets.Folding.Folded;
import dev.hone.stores.datasets.Manifest.Entry;
import dev.hone.stores.datasets.Placing.Place;
import dev.hone.stores.json.Json;
import dev.hone.stores.ledger.KnownPictures;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.ledger.PicturePlace;
import dev.hone.stores.projects.Project;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the data set that follows the latest one.
 *
 * <p>Where two processes do this at once, the one that comes second begins again from what the first one made: otherwise
 * a picture could be given two places.
 */
final class Building {
    private static final String JSONL = "application/jsonl";
    private static final String JSON = "application/json";

    private final Bucket bucket;
    private final Ledger ledger;

    Building(Bucket bucket, Ledger ledger) {
        this.bucket = bucket;
        this.ledger = ledger;
    }

    /** A data set, whether it differs from the one before, and what its making came to. */
    record Built(Manifest manifest, boolean changed, BuildReport report) {}

    Built build(Project project, Knowledge known, Set<String> erased) {
        Folding folding = new Folding(project, ledger.pictures(), known);
        new Conflicts(bucket, project.name())
                .show(folding.labels().conflicting().keySet(), known.byDigest());
        while (true) {
            Optional<String> before = ledger.manifests().newest(project.name());
            Folded folded = fold(project.name(), folding, before, erased);
            String digest = folded.manifest().digest();
            boolean changed = !before.equals(Optional.of(digest));
            keep(project.name(), folded, changed);
            if (!changed
                    || ledger.manifests()
                            .follow(
                                    project.name(),
                                    before,
                                    digest,
                                    folded.manifest().entries().size(),
                                    Packed.pack(folded.manifest().bytes()))) {
                new Builds(bucket, project.name()).keep(digest, before);
                show(project.name(), folded.manifest(), folded.report());
                return new Built(folded.manifest(), changed, folded.report());
            }
        }
    }

    /** Tells the ledger where pictures belong; one that broke off before that, or is older than this, is made up for. */
    void show(String project, Manifest manifest, BuildReport report) {
        KnownPictures known = ledger.knownPictures();
        if (known.showsPlacesOf(project, manifest.digest())) {
            return;
        }
        Map<String, Excluded> excluded = byPicture(report);
        known.place(
                project,
                manifest.digest(),
                Stream.concat(manifest.entries().stream(), manifest.unlabelled().stream())
                        .map(entry -> place(entry, excluded.get(entry.digest())))
                        .sorted(Comparator.comparing(PicturePlace::digest))
                        .toList());
    }

    private static PicturePlace place(Entry entry, Excluded excluded) {
        return new PicturePlace(
                entry.digest(),
                entry.split().name(),
                entry.group(),
                excluded == null ? null : excluded.why().name(),
                excluded == null ? List.of() : excluded.near());
    }

    /** What the next data set would be, without keeping it. */
    Folded fold(String project, Folding folding, Optional<String> before, Set<String> erased) {
        Optional<Manifest> latest = before.map(digest -> latest(project, digest));
        Map<String, Place> places = new HashMap<>();
        latest.stream()
                .flatMap(manifest -> Stream.concat(manifest.entries().stream(), manifest.unlabelled().stream()))
                .filter(entry -> !erased.contains(entry.digest()))
                .forEach(entry -> places.put(entry.digest(), Place.of(entry)));
        boolean excludes = places.values().stream().anyMatch(place -> place.split() == Split.EXCLUDED);
        return folding.after(places, excludes ? excluded(project, before.orElseThrow()) : Map.of());
    }

    /** A data set, from the bucket. */
    Manifest manifest(String project, String digest) {
        try {
            return Manifest.read(bucket.get(new Keys(project).manifest(digest)));
        } catch (BucketException e) {
            throw e.isMissing() ? ManifestNotStoredException.of(project, digest, e) : e;
        }
    }

    /** The latest one, from the ledger if it is sound there: its digest tells. */
    private Manifest latest(String project, String digest) {
        return ledger.manifests()
                .content(project, digest)
                .flatMap(Packed::unpack)
                .map(Manifest::read)
                .filter(manifest -> manifest.digest().equals(digest))
                .orElseGet(() -> manifest(project, digest));
    }

    private Map<String, Excluded> excluded(String project, String manifest) {
        String key = new Keys(project).report(manifest);
        if (bucket.stat(key).isEmpty()) {
            return Map.of();
        }
        return byPicture(Json.read(bucket.get(key), BuildReport.class));
    }

    private static Map<String, Excluded> byPicture(BuildReport report) {
        return report.excluded().stream().collect(Collectors.toMap(Excluded::picture, Function.identity()));
    }

    private void keep(String project, Folded folded, boolean changed) {
        Keys keys = new Keys(project);
        if (changed) {
            bucket.putIfAbsent(
                    keys.manifest(folded.manifest().digest()), folded.manifest().bytes(), JSONL, Map.of());
        }
        bucket.put(keys.report(folded.manifest().digest()), Json.bytes(folded.report()), JSON, Map.of());
    }
}
