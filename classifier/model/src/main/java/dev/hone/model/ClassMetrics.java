package dev.hone.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How well one class is told from the others.
 *
 * @param support how many pictures of this class were asked; with none, recall and F1 are 0 and mean nothing
 * @param precision 0 when the class was never answered
 */
public record ClassMetrics(String id, int support, double recall, double precision, double f1) {

    static ClassMetrics of(String id, int index, int[][] confusion) {
        int right = confusion[index][index];
        int support = IntStream.of(confusion[index]).sum();
        int answered = Arrays.stream(confusion).mapToInt(row -> row[index]).sum();
        return new ClassMetrics(
                id, support, ratio(right, support), ratio(right, answered), ratio(2 * right, support + answered));
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
