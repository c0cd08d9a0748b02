package dev.hone.training.trainer;

/** Adds up how well answers fit their labels. */
final class Score {
    private int pictures;
    private int right;
    private double loss;

    /** Counts the answer that starts at {@code from} and has one logit a class. */
    void add(float[] logits, int from, int classes, int label) {
        int best = 0;
        for (int i = 1; i < classes; i++) {
            best = logits[from + i] > logits[from + best] ? i : best;
        }
        double sum = 0;
        for (int i = 0; i < classes; i++) {
            sum += Math.exp(logits[from + i] - logits[from + best]);
        }
        pictures++;
        right += best == label ? 1 : 0;
        loss += Math.log(sum) + logits[from + best] - logits[from + label];
    }

    /** Counts one row of logits a label. */
    void add(float[] logits, int[] labels) {
        int classes = logits.length / labels.length;
        for (int i = 0; i < labels.length; i++) {
            add(logits, i * classes, classes, labels[i]);
        }
    }

    int pictures() {
        return pictures;
    }

    double accuracy() {
        return (double) right / pictures;
    }

    /** The mean cross-entropy in nats. */
    double loss() {
        return loss / pictures;
    }
}
