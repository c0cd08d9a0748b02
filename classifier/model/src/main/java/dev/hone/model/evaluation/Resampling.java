package dev.hone.model.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws as many pictures as there are, with replacement, and counts them by cell. Whole counts are drawn, one binomial
 * a cell, so that a round costs as much as there are cells, however many pictures lie in them. Not thread-safe.
 */
final class Resampling {

    private final int[] cells;
    private final int total;
    private final SplittableRandom random;

    Resampling(int[] cells, long seed) {
        this.cells = cells;
        this.total = Arrays.stream(cells).sum();
        this.random = new SplittableRandom(seed);
    }

    int[] draw() {
        int[] drawn = new int[cells.length];
        int picturesLeft = total;
        int drawsLeft = total;
        for (int i = 0; i < cells.length && drawsLeft > 0; i++) {
            drawn[i] = cells[i] == picturesLeft
                    ? drawsLeft
                    : Binomial.draw(random, drawsLeft, (double) cells[i] / picturesLeft);
            drawsLeft -= drawn[i];
            picturesLeft -= cells[i];
        }
        return drawn;
    }
}
