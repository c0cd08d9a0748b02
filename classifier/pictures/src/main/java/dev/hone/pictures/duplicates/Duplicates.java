package dev.hone.pictures.duplicates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds pictures that show the same. Thread-safe. */
public final class Duplicates {

    private Duplicates() {}

    /** Whether one picture is a copy of the other, or both are copies of a third. */
    public static boolean sameScene(Fingerprint one, Fingerprint other) {
        return SameScene.is(one, other);
    }

    /**
     * Puts copies, and copies of copies, into groups. Takes time in proportion to the number of pictures, nearly: some
     * pairs whose hashes are alike in the same way as those of thousands of others may be overlooked.
     *
     * @return for each fingerprint the index of the first one of its group, its own if it is alone or the first
     */
    public static int[] groups(List<Fingerprint> prints) {
        Groups groups = new Groups(prints.size());
        Map<Fingerprint, Integer> distinct = new HashMap<>();
        for (int i = 0; i < prints.size(); i++) {
            Integer same = distinct.putIfAbsent(prints.get(i), i);
            if (same != null) {
                groups.join(same, i);
            }
        }
        int[] blank = distinct.values().stream()
                .filter(i -> prints.get(i).isFlat())
                .sorted((a, b) ->
                        Double.compare(prints.get(a).mean(), prints.get(b).mean()))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 1; i < blank.length; i++) {
            if (SameScene.is(prints.get(blank[i - 1]), prints.get(blank[i]))) {
                groups.join(blank[i - 1], blank[i]);
            }
        }
        int[] others = distinct.values().stream()
                .filter(i -> !prints.get(i).isFlat())
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        new Bands(prints, groups).join(others);
        return groups.firsts();
    }
}
