package dev.hone.model.gate;

import dev.hone.model.evaluation.Judged;
import java.util.Objects;

/**
 * A picture that only one of the two got right.
 *
 * @param picture its digest, the name of its thumbnail
 * @param truth the id of its class
 * @param before the id of the class that the champion answered, and how sure it was
 * @param now likewise the challenger's
 */
public record Change(String picture, String truth, String before, double beforeSure, String now, double nowSure) {

    public Change {
        // becomes part of a path
        if (!Objects.requireNonNull(picture, "picture").matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("a picture is named by its digest, not by '%s'".formatted(picture));
        }
    }

    static Change of(Trial trial, Asked asked) {
        Judged before = asked.byChampion();
        Judged now = asked.byChallenger();
        return new Change(
                asked.picture(),
                trial.id(asked),
                trial.classes().get(before.best()).id(),
                before.confidence(),
                trial.classes().get(now.best()).id(),
                now.confidence());
    }
}
