package dev.hone.model;

/** What a network says to one picture, in the order of the bundle's classes. The arrays are not copied. */
public record Answer(float[] logits, float[] probabilities, float[] embedding) {

    /** The index of the most probable class; the first of them when several are equally so. */
    public int best() {
        return best(probabilities);
    }

    static int best(float[] probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return best;
    }
}
