package dev.hone.stores.datasets;

import dev.hone.pictures.duplicates.Duplicates;
import dev.hone.pictures.duplicates.Fingerprint;
import dev.hone.pictures.duplicates.KnownPictures;
import dev.hone.stores.datasets.Placing.Alikes;
import dev.hone.stores.datasets.Placing.Place;
import dev.hone.stores.ledger.PictureHash;
import dev.hone.stores.ledger.Pictures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds out which new pictures show the same as others, by the fingerprints in the ledger. The new ones are looked at
 * in the order of their digests, some thousand at a time, so that the answer does not depend on the order in which they
 * came, and the memory not on their number.
 */
final class Likeness {
    private static final int AT_ONCE = 4_000;

    private final Pictures index;
    private final String project;

    /** Digests of known pictures and of the new ones that have been looked at, by the numbers they have there. */
    private final List<String> digests = new ArrayList<>();

    private final KnownPictures known = new KnownPictures(this::prints);
    private final Map<String, Integer> groups = new HashMap<>();

    /** For each new picture, another new one of its group, nearer to the first: itself if it is the first. */
    private final Map<String, String> toFirst = new HashMap<>();

    private final Map<String, List<String>> nearKnown = new HashMap<>();

    Likeness(Pictures index, String project) {
        this.index = index;
        this.project = project;
    }

    /**
     * Puts new pictures together that show the same, with one of each group of known ones that do, too.
     *
     * @param all the picture index, in the order of the digests
     */
    Collection<Alikes> of(List<PictureHash> all, Map<String, Place> places, Collection<String> fresh) {
        for (PictureHash picture : all) {
            Place place = places.get(picture.digest());
            if (place != null) {
                add(picture, place.group());
            }
        }
        TreeSet<String> wanted = new TreeSet<>(fresh);
        List<PictureHash> batch = new ArrayList<>();
        for (PictureHash picture : all) {
            if (wanted.contains(picture.digest())) {
                batch.add(picture);
            }
            if (batch.size() == AT_ONCE) {
                take(batch);
                batch.clear();
            }
        }
        take(batch);
        return together();
    }

    private void take(List<PictureHash> batch) {
        List<String> names = batch.stream().map(PictureHash::digest).toList();
        List<Fingerprint> prints = prints(names);
        names.forEach(name -> toFirst.put(name, name));
        int[] firsts = Duplicates.groups(prints);
        for (int i = 0; i < firsts.length; i++) {
            join(names.get(i), names.get(firsts[i]));
        }
        List<int[]> copies = known.copiesOf(prints);
        for (int i = 0; i < firsts.length; i++) {
            for (int copy : copies.get(i)) {
                meet(names.get(i), digests.get(copy));
            }
        }
        batch.forEach(picture -> add(picture, first(picture.digest())));
    }

    private void meet(String fresh, String other) {
        if (toFirst.containsKey(other)) {
            join(fresh, other);
        } else {
            nearKnown.computeIfAbsent(fresh, digest -> new ArrayList<>()).add(other);
        }
    }

    private void add(PictureHash picture, String group) {
        digests.add(picture.digest());
        known.add(picture.hash(), groups.computeIfAbsent(group, name -> groups.size()));
    }

    private String first(String digest) {
        String first = digest;
        while (!toFirst.get(first).equals(first)) {
            first = toFirst.get(first);
        }
        return first;
    }

    private void join(String one, String other) {
        String first = first(one);
        String second = first(other);
        toFirst.put(first.compareTo(second) < 0 ? second : first, first.compareTo(second) < 0 ? first : second);
    }

    private Collection<Alikes> together() {
        Map<String, Alikes> together = new TreeMap<>();
        toFirst.keySet().forEach(digest -> {
            Alikes alikes =
                    together.computeIfAbsent(first(digest), name -> new Alikes(new TreeSet<>(), new TreeSet<>()));
            alikes.fresh().add(digest);
            alikes.known().addAll(nearKnown.getOrDefault(digest, List.of()));
        });
        return together.values();
    }

    private List<Fingerprint> prints(int[] numbers) {
        return prints(Arrays.stream(numbers).mapToObj(digests::get).toList());
    }

    private List<Fingerprint> prints(List<String> names) {
        Map<String, Fingerprint> found = index.prints(project, names);
        return names.stream().map(found::get).toList();
    }
}
