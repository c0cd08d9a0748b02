package dev.hone.model.report;

import java.util.Objects;

/**
 * A picture that was answered wrong.
 *
 * @param picture its digest, the name of its thumbnail
 * @param truth the id of its class
 * @param answer the id of the class answered
 * @param confidence the probability of the answer
 * @param truthProbability the probability that its class was given
 */
public record Mistake(String picture, String truth, String answer, double confidence, double truthProbability) {

    public Mistake {
        // becomes part of a path
        if (!Objects.requireNonNull(picture, "picture").matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("a picture is named by its digest, not by '%s'".formatted(picture));
        }
    }
}
