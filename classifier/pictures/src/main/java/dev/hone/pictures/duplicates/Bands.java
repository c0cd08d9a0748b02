package dev.hone.pictures.duplicates;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for copies among pictures that agree in one of the hash's eight bytes: of copies, nearly always one byte is
 * left as it was.
 *
 * <p>Where thousands agree in a byte, as in a collection of alike things, they are put in the order of their strongest
 * wave, another one for each byte, and everyone is compared with those who come next. So the time is bounded whatever
 * the pictures are.
 */
final class Bands {

    private static final int BANDS = 8;
    private static final int VALUES = 256;

    /** With how many that agree in a byte a picture is compared at most. */
    private static final int NEXT = 400;

    private final List<Fingerprint> prints;
    private final Groups groups;

    Bands(List<Fingerprint> prints, Groups groups) {
        this.prints = prints;
        this.groups = groups;
    }

    void join(int[] members) {
        long[] hashes = new long[prints.size()];
        for (int member : members) {
            hashes[member] = prints.get(member).hash();
        }
        for (int band = 0; band < BANDS; band++) {
            int shift = band * Byte.SIZE;
            int[] ends = new int[VALUES + 1];
            for (int member : members) {
                ends[(int) (hashes[member] >>> shift & 0xFF) + 1]++;
            }
            Arrays.parallelPrefix(ends, Integer::sum);
            int[] sorted = new int[members.length];
            int[] next = ends.clone();
            for (int member : members) {
                sorted[next[(int) (hashes[member] >>> shift & 0xFF)]++] = member;
            }
            for (int value = 0; value < VALUES; value++) {
                compare(Arrays.copyOfRange(sorted, ends[value], ends[value + 1]), band, hashes);
            }
        }
    }

    private void compare(int[] alike, int band, long[] hashes) {
        int[] ordered = alike.length > NEXT ? ordered(alike, band) : alike;
        for (int i = 0; i < ordered.length; i++) {
            long hash = hashes[ordered[i]];
            int group = groups.first(ordered[i]);
            for (int j = i + 1; j < Math.min(ordered.length, i + 1 + NEXT); j++) {
                if (SameScene.mayBe(hash, hashes[ordered[j]])
                        && groups.first(ordered[j]) != group
                        && SameScene.is(prints.get(ordered[i]), prints.get(ordered[j]))) {
                    groups.join(ordered[i], ordered[j]);
                    group = groups.first(ordered[i]);
                }
            }
        }
    }

    private int[] ordered(int[] alike, int band) {
        int wave = strongest(alike, band);
        return Arrays.stream(alike)
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer member) -> prints.get(member).waves()[wave]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The wave in which these pictures differ most, the second most for the second byte, and so on. */
    private int strongest(int[] alike, int band) {
        double[] sums = new double[Cosines.COUNT];
        double[] squares = new double[Cosines.COUNT];
        for (int member : alike) {
            float[] waves = prints.get(member).waves();
            for (int i = 0; i < waves.length; i++) {
                sums[i] += waves[i];
                squares[i] += (double) waves[i] * waves[i];
            }
        }
        Integer[] byStrength = new Integer[Cosines.COUNT];
        Arrays.setAll(byStrength, i -> i);
        Arrays.sort(byStrength, Comparator.comparingDouble(i -> sums[i] * sums[i] / alike.length - squares[i]));
        return byStrength[band];
    }
}
