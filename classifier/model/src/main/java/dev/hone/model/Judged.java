package dev.hone.model;

/** An answer beside the truth: the index of the class that the picture belongs to, and the probabilities given. */
public record Judged(int label, float[] probabilities) {

    public static Judged of(int label, Answer answer) {
        return new Judged(label, answer.probabilities());
    }

    int best() {
        return Answer.best(probabilities);
    }
}
