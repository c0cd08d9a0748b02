package dev.hone.stores.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How a project is trained when a run does not say otherwise. */
public record TrainingDefaults(int epochs, int batchSize, double learningRate) {
    static final TrainingDefaults USUAL = new TrainingDefaults(30, 16, 0.002);

    @JsonCreator
    static TrainingDefaults of(
            @JsonProperty("epochs") Integer epochs,
            @JsonProperty("batchSize") Integer batchSize,
            @JsonProperty("learningRate") Double learningRate) {
        return new TrainingDefaults(
                epochs == null ? USUAL.epochs : epochs,
                batchSize == null ? USUAL.batchSize : batchSize,
                learningRate == null ? USUAL.learningRate : learningRate);
    }
}
