package dev.hone.model.gate;

import dev.hone.model.evaluation.Judged;
import java.util.Objects;

/**
 * A picture that both were shown, and what they said. The arrays are not copied.
 *
 * @param picture its digest
 * @param truth the index of its class
 * @param challenger the probabilities it gave, in the order of all classes; 0 for those it does not know
 * @param champion likewise; null where nothing is in production
 */
public record Asked(String picture, int truth, float[] challenger, float[] champion) {

    public Asked {
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(challenger, "challenger");
    }

    Judged byChallenger() {
        return new Judged(truth, challenger);
    }

    Judged byChampion() {
        return new Judged(truth, champion);
    }
}
