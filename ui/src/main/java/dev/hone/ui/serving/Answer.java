package dev.hone.ui.serving;

import java.util.Map;

/**
 * What a model says about one picture.
 *
 * @param predictionId names this answer when somebody judges it; signed by serving
 * @param modelVersion the version that answered
 * @param predictedClass id of the likeliest class
 * @param confidence its probability, 0 to 1
 * @param probabilities by class id; they add up to 1
 * @param inferenceTimeMs how long the model took, in milliseconds
 */
public record Answer(
        String predictionId,
        String project,
        int modelVersion,
        String predictedClass,
        double confidence,
        Map<String, Double> probabilities,
        double inferenceTimeMs) {

    public Answer {
        probabilities = probabilities == null ? Map.of() : Map.copyOf(probabilities);
    }
}
