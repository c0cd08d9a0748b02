package dev.hone.model.evaluation;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Counts of (truth, answer), and what follows from them alone. A ratio whose whole is nothing is 0.
 *
 * @param cells rows are the truth, columns the answers, one row after the other
 */
record Confusion(int classes, int[] cells) {

    static Confusion of(int classes, List<Judged> answers) {
        int[] cells = new int[classes * classes];
        for (Judged answer : answers) {
            cells[answer.label() * classes + answer.best()]++;
        }
        return new Confusion(classes, cells);
    }

    int[][] rows() {
        int[][] rows = new int[classes][classes];
        for (int i = 0; i < cells.length; i++) {
            rows[i / classes][i % classes] = cells[i];
        }
        return rows;
    }

    private int right(int index) {
        return cells[index * classes + index];
    }

    int support(int truth) {
        int support = 0;
        for (int answer = 0; answer < classes; answer++) {
            support += cells[truth * classes + answer];
        }
        return support;
    }

    private int answered(int answer) {
        int answered = 0;
        for (int truth = 0; truth < classes; truth++) {
            answered += cells[truth * classes + answer];
        }
        return answered;
    }

    double accuracy() {
        int right = 0;
        int all = 0;
        for (int i = 0; i < classes; i++) {
            right += right(i);
            all += support(i);
        }
        return ratio(right, all);
    }

    double precision(int index) {
        return ratio(right(index), answered(index));
    }

    double recall(int index) {
        return ratio(right(index), support(index));
    }

    double f1(int index) {
        return ratio(2.0 * right(index), support(index) + answered(index));
    }

    /** The mean over the classes that have pictures. */
    double macro(IntToDoubleFunction measure) {
        double sum = 0;
        int present = 0;
        for (int i = 0; i < classes; i++) {
            if (support(i) > 0) {
                sum += measure.applyAsDouble(i);
                present++;
            }
        }
        return ratio(sum, present);
    }

    private static double ratio(double part, int whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
