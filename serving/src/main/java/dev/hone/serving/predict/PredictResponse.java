package dev.hone.serving.predict;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * An answer as callers get it.
 *
 * @param predictionId names the answer for feedback; signed
 * @param predictedClass id of the likeliest class
 * @param confidence its probability
 * @param probabilities by class id, in the order of the model's classes
 * @param inferenceTimeMs how long the model ran, without decoding or waiting
 * @param explanationUrl where the picture is shown with what speaks for the class, if that was asked for
 */
public record PredictResponse(
        String predictionId,
        String project,
        int modelVersion,
        String predictedClass,
        double confidence,
        Map<String, Double> probabilities,
        double inferenceTimeMs,
        @JsonInclude(JsonInclude.Include.NON_NULL) String explanationUrl) {}
