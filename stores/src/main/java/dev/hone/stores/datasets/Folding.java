package dev.hone.stores.datasets;

import dev.hone.stores.datasets.BuildReport.Conflicting;
import dev.hone.stores.datasets.BuildReport.Excluded;
import dev.hone.stores.datasets.BuildReport.Refused;
import dev.hone.stores.datasets.Labels.Said;
import dev.hone.stores.datasets.Manifest.Entry;
import dev.hone.stores.datasets.Placing.Alikes;
import dev.hone.stores.datasets.Placing.Place;
import dev.hone.stores.datasets.Placing.Placed;
import dev.hone.stores.ledger.Pictures;
import dev.hone.stores.projects.Project;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes a data set of what is known: a label for every picture that has one, and its place, for life. */
final class Folding {
    private static final int REASONS = 5;

    private final Project project;
    private final Pictures index;
    private final Knowledge known;
    private final Labels labels;

    Folding(Project project, Pictures index, Knowledge known) {
        this.project = project;
        this.index = index;
        this.known = known;
        this.labels = Labels.of(project, known.imports(), known.judgements())
                .readable(known.byDigest().keySet());
    }

    /** A data set and what its making came to. */
    record Folded(Manifest manifest, BuildReport report) {}

    /**
     * Folds what is known into the data set that follows another.
     *
     * @param before where each picture belongs already
     * @param earlier why pictures are excluded already
     */
    Folded after(Map<String, Place> before, Map<String, Excluded> earlier) {
        Map<String, Place> places = new TreeMap<>(before);
        Map<String, Excluded> excluded = new TreeMap<>();
        place(before).forEach((digest, placed) -> {
            places.put(digest, placed.place());
            if (placed.why() != null) {
                excluded.put(digest, excluded(digest, placed));
            }
        });
        before.forEach((digest, place) -> {
            if (place.split() == Split.EXCLUDED) {
                Excluded unknown = new Excluded(digest, Exclusion.EARLIER, List.of());
                excluded.put(digest, earlier.getOrDefault(digest, unknown));
            }
        });
        List<Entry> entries = places.entrySet().stream()
                .map(placed -> entry(placed.getKey(), placed.getValue()))
                .toList();
        Manifest manifest = Manifest.of(entries);
        return new Folded(manifest, report(manifest, List.copyOf(excluded.values())));
    }

    Labels labels() {
        return labels;
    }

    private Map<String, Placed> place(Map<String, Place> before) {
        Set<String> fresh = new TreeSet<>(labels.said().keySet());
        fresh.removeAll(before.keySet());
        Placing placing = new Placing(before);
        Map<String, Placed> placed = new HashMap<>();
        for (Alikes alikes : new Likeness(index, project.name()).of(known.index(), before, fresh)) {
            placed.putAll(
                    placing.place(alikes, digest -> labels.said().get(digest).isJudged()));
        }
        return placed;
    }

    private Entry entry(String digest, Place place) {
        Said said = labels.said().get(digest);
        return new Entry(
                digest,
                said == null ? null : said.label(),
                said == null ? null : said.source(),
                place.group(),
                place.split());
    }

    private static Excluded excluded(String digest, Placed placed) {
        List<String> near = placed.near().stream()
                .filter(other -> !other.equals(digest))
                .limit(REASONS)
                .toList();
        return new Excluded(digest, placed.why(), near);
    }

    private BuildReport report(Manifest manifest, List<Excluded> excluded) {
        return new BuildReport(
                manifest.digest(),
                Instant.now(),
                manifest.entries().size(),
                known.seen().studied(),
                known.refused().stream()
                        .map(refused -> new Refused(refused.digest(), refused.code(), refused.reason()))
                        .toList(),
                known.seen().missing(),
                labels.conflicting().entrySet().stream()
                        .map(conflict -> new Conflicting(conflict.getKey(), List.copyOf(conflict.getValue())))
                        .toList(),
                excluded);
    }
}
