package dev.hone.pictures.duplicates;

import dev.hone.pictures.idx.IdxFile;
import dev.hone.pictures.paint.PaintedCells;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many copies are found, how many other pictures are taken for copies, and how long grouping takes.
 *
 * <p>usage: DuplicatesBench fashion FOLDER train|t10k, or DuplicatesBench cells COUNT, or DuplicatesBench alike
 */
final class DuplicatesBench {

    private static final int COPIED = Integer.getInteger("copied", 5000);
    private static final int MANY = 100_000;

    private DuplicatesBench() {}

    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "fashion" -> {
                IdxFile file = IdxFile.read(Path.of(arguments[1]).resolve(arguments[2] + "-images-idx3-ubyte.gz"));
                measure(IntStream.range(0, file.count())
                        .mapToObj(i -> Change.png(file.picture(i)))
                        .toList());
            }
            case "cells" ->
                measure(PaintedCells.paint(1, Integer.parseInt(arguments[1])).stream()
                        .map(cell -> cell.png())
                        .toList());
            case "alike" -> alike();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void measure(List<byte[]> files) {
        List<Fingerprint> prints = files.stream().map(Change::print).toList();
        List<Fingerprint> all = new ArrayList<>(prints);
        int copied = Math.min(COPIED, files.size());
        for (Change change : Change.values()) {
            List<Fingerprint> copies =
                    files.subList(0, copied).stream().map(change::of).toList();
            all.addAll(copies);
            long found = IntStream.range(0, copied)
                    .filter(i -> Duplicates.sameScene(prints.get(i), copies.get(i)))
                    .count();
            int[] bits = IntStream.range(0, copied)
                    .map(i -> Long.bitCount(prints.get(i).hash() ^ copies.get(i).hash()))
                    .sorted()
                    .toArray();
            System.out.printf(
                    "%-15s %6.2f %% found; bits of the hash that differ: half %d, 99 %% %d, most %d%n",
                    change, 100.0 * found / copied, bits[copied / 2], bits[copied * 99 / 100], bits[copied - 1]);
        }
        System.out.println("grouping " + grouped(prints, prints.size()));
        long start = cpu();
        int[] groups = Duplicates.groups(all);
        double seconds = (cpu() - start) / 1e9;
        for (Change change : Change.values()) {
            int from = prints.size() + change.ordinal() * copied;
            long found = IntStream.range(0, copied)
                    .filter(i -> groups[i] == groups[from + i])
                    .count();
            System.out.printf("%-15s %6.2f %% grouped%n", change, 100.0 * found / copied);
        }
        System.out.printf("grouping %d with their copies: %.1f s%n", all.size(), seconds);
    }

    private static String grouped(List<Fingerprint> prints, int count) {
        long start = cpu();
        int[] groups = Duplicates.groups(prints);
        double seconds = (cpu() - start) / 1e9;
        String members = IntStream.range(0, count)
                .filter(i -> groups[i] != i)
                .limit(40)
                .mapToObj(i -> "%d-%d%s"
                        .formatted(
                                groups[i],
                                i,
                                Arrays.equals(
                                                prints.get(i).thumbnail().data(),
                                                prints.get(groups[i])
                                                        .thumbnail()
                                                        .data())
                                        ? "="
                                        : ""))
                .collect(Collectors.joining(" "));
        return "%d: %.1f s, pairs taken for copies %s (= has the same pixels): %s"
                .formatted(count, seconds, pairs(groups, count), members);
    }

    /** The time of this thread alone: other programs do not count. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Among the first so many, which are no copies of each other. */
    private static String pairs(int[] groups, int count) {
        long[] sizes = new long[groups.length];
        for (int i = 0; i < count; i++) {
            sizes[groups[i]]++;
        }
        long pairs = Arrays.stream(sizes).map(size -> size * (size - 1) / 2).sum();
        return "%d, %.2f in 10^8".formatted(pairs, pairs * 1e8 / (count * (count - 1.0) / 2));
    }

    private static void alike() {
        for (int differences : new int[] {0, 1, 40}) {
            List<Fingerprint> prints = Alike.prints(MANY, differences);
            long start = cpu();
            int[] groups = Duplicates.groups(prints);
            System.out.printf(
                    "%d pictures that differ in %d places: %d groups in %.1f s%n",
                    MANY, differences, Arrays.stream(groups).distinct().count(), (cpu() - start) / 1e9);
        }
    }
}
