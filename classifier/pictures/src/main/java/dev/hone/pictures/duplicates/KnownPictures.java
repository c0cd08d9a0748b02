package dev.hone.pictures.duplicates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Pictures that have been put into groups before, among which copies of new ones are looked for. Not thread-safe.
 *
 * <p>All of their hashes are looked at, which takes no time; the fingerprints are asked for only where a hash leaves it
 * possible, and no more than a few thousand are in memory at once. Where nearly all hashes are alike, as in a collection
 * of alike things, a new picture is compared with those whose hashes are nearest.
 */
public final class KnownPictures {

    /** So many fingerprints are in memory at most, besides those of the new pictures. */
    private static final int BLOCK = 4096;

    /** So many pairs are remembered at most while they wait for their fingerprints. */
    private static final int PAIRS = 8_000_000;

    private final Prints prints;
    private long[] hashes;
    private int[] groups;
    private int count;

    /** None are known yet. */
    public KnownPictures(Prints prints) {
        this.prints = prints;
        this.hashes = new long[BLOCK];
        this.groups = new int[BLOCK];
    }

    /** Adds a picture by its hash; the first one has the number 0. Pictures of a group share its number. */
    public void add(long hash, int group) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
            groups = Arrays.copyOf(groups, 2 * count);
        }
        hashes[count] = hash;
        groups[count] = group;
        count++;
    }

    /** For each new picture the numbers of those that show the same, one of each group. */
    public List<int[]> copiesOf(List<Fingerprint> fresh) {
        List<Near> all = new ArrayList<>();
        int most = PAIRS / Math.max(1, fresh.size());
        for (Fingerprint print : fresh) {
            all.add(new Near(print, candidates(print.hash(), most)));
        }
        for (int from = 0; from < count; from += BLOCK) {
            compare(all, Math.min(count, from + BLOCK));
        }
        return all.stream().map(Near::found).toList();
    }

    private void compare(List<Near> all, int end) {
        BitSet asked = new BitSet(end);
        all.forEach(near -> near.wanted(end).forEach(asked::set));
        int[] wanted = asked.stream().toArray();
        if (wanted.length > 0) {
            List<Fingerprint> known = prints.of(wanted);
            for (Near near : all) {
                near.compare(end, wanted, known);
            }
        }
        all.forEach(near -> near.skipTo(end));
    }

    /** Those whose hashes are alike, the most alike ones if there are too many; in the order of their numbers. */
    private int[] candidates(long hash, int most) {
        int[] atDistance = new int[Long.SIZE + 1];
        for (int i = 0; i < count; i++) {
            atDistance[Long.bitCount(hash ^ hashes[i])]++;
        }
        int farthest = 0;
        int nearer = 0;
        while (farthest < SameScene.RESIZED_HASH_BITS && nearer + atDistance[farthest] < most) {
            nearer += atDistance[farthest];
            farthest++;
        }
        int far = Math.min(most - nearer, atDistance[farthest]);
        int[] candidates = new int[nearer + far];
        int found = 0;
        for (int i = 0; i < count && found < candidates.length; i++) {
            int distance = Long.bitCount(hash ^ hashes[i]);
            if (distance < farthest || distance == farthest && far-- > 0) {
                candidates[found++] = i;
            }
        }
        return candidates;
    }

    /** A new picture, those that it may be a copy of, and those that it is a copy of. */
    private final class Near {
        private final Fingerprint print;
        private final int[] candidates;
        private final List<Integer> copies = new ArrayList<>();
        private final Set<Integer> near = new HashSet<>();
        private int next;

        Near(Fingerprint print, int[] candidates) {
            this.print = print;
            this.candidates = candidates;
        }

        /** The candidates before the end of whose groups it is not known yet that they show the same. */
        IntStream wanted(int end) {
            return IntStream.range(next, candidates.length)
                    .takeWhile(i -> candidates[i] < end)
                    .map(i -> candidates[i])
                    .filter(this::isOpen);
        }

        void compare(int end, int[] numbers, List<Fingerprint> known) {
            wanted(end).forEach(candidate -> {
                Fingerprint other = known.get(Arrays.binarySearch(numbers, candidate));
                if (isOpen(candidate) && SameScene.is(print, other)) {
                    copies.add(candidate);
                    near.add(groups[candidate]);
                }
            });
        }

        void skipTo(int end) {
            while (next < candidates.length && candidates[next] < end) {
                next++;
            }
        }

        int[] found() {
            return copies.stream().mapToInt(Integer::intValue).toArray();
        }

        private boolean isOpen(int candidate) {
            return !near.contains(groups[candidate]);
        }
    }
}
