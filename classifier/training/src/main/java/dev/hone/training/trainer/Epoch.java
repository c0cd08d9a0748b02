package dev.hone.training.trainer;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * How one pass over the pictures went.
 *
 * @param epoch counted from 1
 * @param loss mean over the pictures trained on, varied as they were, while the weights moved
 * @param learningRate at the last step
 * @param picturesPerSecond while learning
 * @param seconds how long it took, validation included
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Epoch(
        int epoch,
        double loss,
        double accuracy,
        double validationLoss,
        double validationAccuracy,
        double learningRate,
        double picturesPerSecond,
        double seconds) {

    /** A small validation set has many epochs of the same accuracy; its loss tells them apart. */
    boolean betterThan(Epoch other) {
        return validationLoss < other.validationLoss;
    }
}
