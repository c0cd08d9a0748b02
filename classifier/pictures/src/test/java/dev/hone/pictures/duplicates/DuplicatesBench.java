package dev.hone.pictures.duplicates;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many copies are found, how many other pictures are taken for copies, and how long grouping takes.
 *
 * <p>usage: DuplicatesBench fashion FOLDER COUNT TOTAL, or DuplicatesBench cells COUNT TOTAL: so many originals, and so
 * many pictures with the copies of them; or DuplicatesBench alike
 */
final class DuplicatesBench {

    private static final int MANY = 100_000;

    private final Originals originals;
    private final List<Fingerprint> prints = new ArrayList<>();

    /** The original of each print. */
    private final List<Integer> sources = new ArrayList<>();

    private DuplicatesBench(Originals originals) {
        this.originals = originals;
    }

    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        switch (arguments[0]) {
            case "fashion" ->
                new DuplicatesBench(Originals.fashion(Path.of(arguments[1]), Integer.parseInt(arguments[2])))
                        .measure(Integer.parseInt(arguments[3]));
            case "cells" ->
                new DuplicatesBench(Originals.painted(Integer.parseInt(arguments[1])))
                        .measure(Integer.parseInt(arguments[2]));
            case "alike" -> alike();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private void measure(int total) {
        for (int i = 0; i < originals.count(); i++) {
            add(Change.print(originals.files().get(i)), i);
        }
        int each = (total - originals.count()) / Change.values().length;
        for (Change change : Change.values()) {
            for (int i = 0; i < each; i++) {
                int source = source(i, each);
                add(change.of(originals.files().get(source)), source);
            }
        }
        long start = cpu();
        int[] groups = Duplicates.groups(prints);
        double seconds = (cpu() - start) / 1e9;
        System.out.printf("%d pictures, %d of them copies, grouped in %.1f s%n", prints.size(), copies(), seconds);
        for (Change change : Change.values()) {
            tellFound(change, each, groups);
        }
        tellFalse(groups);
    }

    /** Spread over all originals. */
    private int source(int copy, int each) {
        return (int) ((long) copy * originals.count() / each);
    }

    private void add(Fingerprint print, int source) {
        prints.add(print);
        sources.add(source);
    }

    private int copies() {
        return prints.size() - originals.count();
    }

    private void tellFound(Change change, int each, int[] groups) {
        int from = originals.count() + change.ordinal() * each;
        int found = 0;
        int grouped = 0;
        for (int copy = from; copy < from + each; copy++) {
            int source = sources.get(copy);
            found += Duplicates.sameScene(prints.get(source), prints.get(copy)) ? 1 : 0;
            grouped += groups[copy] == groups[source] ? 1 : 0;
        }
        System.out.printf(
                "%-15s %6.2f %% found, %6.2f %% grouped of %d%n",
                change, 100.0 * found / each, 100.0 * grouped / each, each);
    }

    /** Pairs that are in one group and show different things, copies and copies of copies included. */
    private void tellFalse(int[] groups) {
        Map<Integer, List<Integer>> members = IntStream.range(0, groups.length)
                .boxed()
                .filter(i -> groups[i] != i)
                .collect(Collectors.groupingBy(i -> groups[i]));
        List<int[]> wrong = new ArrayList<>();
        long known = 0;
        for (Map.Entry<Integer, List<Integer>> group : members.entrySet()) {
            List<Integer> all = new ArrayList<>(group.getValue());
            all.addFirst(group.getKey());
            for (int i = 0; i < all.size(); i++) {
                for (int j = i + 1; j < all.size(); j++) {
                    int one = sources.get(all.get(i));
                    int other = sources.get(all.get(j));
                    if (originals.same()[one] != originals.same()[other]) {
                        wrong.add(new int[] {all.get(i), all.get(j)});
                    } else if (all.get(j) < originals.count()) {
                        known++;
                    }
                }
            }
        }
        long pairs = (long) groups.length * (groups.length - 1) / 2;
        long confirmed = pairs(originals.same());
        System.out.printf(
                "originals confirmed by eye to be copies: %d pairs, %d of them found; false pairs: %d of %d, %.2f in 10^8%n",
                confirmed, known, wrong.size(), pairs, wrong.size() * 1e8 / pairs);
        wrong.stream().limit(40).forEach(this::tell);
    }

    private void tell(int[] pair) {
        Fingerprint one = prints.get(pair[0]);
        Fingerprint other = prints.get(pair[1]);
        boolean sameSize = one.thumbnail().data().length == other.thumbnail().data().length;
        System.out.printf(
                "  false: %d and %d, of the originals %d and %d%s%n",
                pair[0],
                pair[1],
                sources.get(pair[0]),
                sources.get(pair[1]),
                sameSize ? ", %.1f levels of grey apart".formatted(Math.sqrt(one.difference(other))) : "");
    }

    private static long pairs(int[] groups) {
        long[] sizes = new long[groups.length];
        for (int group : groups) {
            sizes[group]++;
        }
        return Arrays.stream(sizes).map(size -> size * (size - 1) / 2).sum();
    }

    /** The time of this thread alone: other programs do not count. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void alike() {
        for (int differences : new int[] {0, 1, 40}) {
            List<Fingerprint> prints = Alike.prints(MANY, differences);
            long start = cpu();
            int[] groups = Duplicates.groups(prints);
            System.out.printf(
                    "%d pictures that differ in %d places: %d groups in %.1f s, one more looked up in %.1f s%n",
                    MANY,
                    differences,
                    Arrays.stream(groups).distinct().count(),
                    (cpu() - start) / 1e9,
                    lookUp(prints, groups));
        }
    }

    /** The fingerprints come as bytes, as from a database. */
    private static double lookUp(List<Fingerprint> prints, int[] groups) {
        List<byte[]> kept = prints.stream().map(Fingerprint::toBytes).toList();
        long start = cpu();
        KnownPictures known = new KnownPictures(numbers -> Arrays.stream(numbers)
                .mapToObj(number -> Fingerprint.fromBytes(kept.get(number)))
                .toList());
        for (int i = 0; i < groups.length; i++) {
            known.add(prints.get(i).hash(), groups[i]);
        }
        known.copiesOf(List.of(prints.getLast()));
        return (cpu() - start) / 1e9;
    }
}
