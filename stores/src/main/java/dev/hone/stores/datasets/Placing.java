package dev.hone.stores.datasets;

import dev.hone.stores.datasets.Manifest.Entry;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says to which group and split new pictures belong, once and for life. The same pictures find the same places in
 * whatever order they come.
 */
final class Placing {
    private final Map<String, Place> known;
    private final Map<String, Split> splits;

    /** Places of all pictures that have been placed before, by digest. */
    Placing(Map<String, Place> known) {
        this.known = known;
        this.splits = new HashMap<>();
        // a group that has members and excluded ones is where its members are
        known.values()
                .forEach(place -> splits.merge(
                        place.group(), place.split(), (one, other) -> one == Split.EXCLUDED ? other : one));
    }

    /** Where a picture belongs. */
    record Place(String group, Split split) {
        static Place of(Entry entry) {
            return new Place(entry.group(), entry.split());
        }
    }

    /** New pictures that show the same, and those known that show it, too. */
    record Alikes(Set<String> fresh, Set<String> known) {}

    /** A new picture's place; where it is excluded, why, and which pictures are the reason. */
    record Placed(Place place, Exclusion why, Set<String> near) {}

    /**
     * The places of new pictures that show the same.
     *
     * @param judged whether a judgement says the label of a picture
     */
    Map<String, Placed> place(Alikes alikes, Predicate<String> judged) {
        String own = Collections.min(alikes.fresh());
        Set<String> groups = alikes.known().stream()
                .map(digest -> known.get(digest).group())
                .collect(Collectors.toCollection(TreeSet::new));
        List<Split> near = groups.stream().map(splits::get).distinct().toList();
        Map<String, Placed> placed = new HashMap<>();
        if (near.size() > 1) {
            Placed between = new Placed(new Place(own, Split.EXCLUDED), Exclusion.BETWEEN_SPLITS, alikes.known());
            alikes.fresh().forEach(digest -> placed.put(digest, between));
            return placed;
        }
        String group = groups.isEmpty() ? own : groups.iterator().next();
        Split split = groups.isEmpty() ? split(own, alikes.fresh(), judged) : near.getFirst();
        for (String digest : alikes.fresh()) {
            placed.put(digest, follow(group, split, alikes, judged.test(digest)));
        }
        return placed;
    }

    private static Placed follow(String group, Split split, Alikes alikes, boolean judged) {
        if (split == Split.EXCLUDED) {
            return new Placed(new Place(group, split), Exclusion.NEAR_EXCLUDED, alikes.known());
        }
        if (split == Split.TEST && judged) {
            Set<String> near = alikes.known().isEmpty() ? alikes.fresh() : alikes.known();
            return new Placed(new Place(group, Split.EXCLUDED), Exclusion.JUDGED_NEAR_TEST, near);
        }
        return new Placed(new Place(group, split), null, Set.of());
    }

    /** Where a new group goes; one of judged pictures alone never to the test split. */
    private static Split split(String group, Set<String> members, Predicate<String> judged) {
        return members.stream().allMatch(judged) ? Split.ofJudged(group) : Split.ofImported(group);
    }
}
