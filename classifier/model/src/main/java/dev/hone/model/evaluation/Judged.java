package dev.hone.model.evaluation;

import dev.hone.model.Answer;

/** An answer beside the truth: the index of the class that the picture belongs to, and the probabilities given. */
public record Judged(int label, float[] probabilities) {

    public static Judged of(int label, Answer answer) {
        return new Judged(label, answer.probabilities());
    }

    /** The index of the class answered; the first of them when several are equally probable. */
    public int best() {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return best;
    }

    /** How sure the answer is: the probability of the class answered. */
    public float confidence() {
        return probabilities[best()];
    }

    public boolean right() {
        return best() == label;
    }
}
