package dev.hone.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hone.training.trainer.Epoch;
import dev.hone.training.trainer.Progress;

/** What the command says on its standard output, one JSON object a line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Started.class, name = "started"),
    @JsonSubTypes.Type(value = Event.Embedding.class, name = "embedding"),
    @JsonSubTypes.Type(value = Event.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = Event.StepDone.class, name = "step"),
    @JsonSubTypes.Type(value = Event.EpochEnded.class, name = "epoch"),
    @JsonSubTypes.Type(value = Event.Machine.class, name = "machine"),
    @JsonSubTypes.Type(value = Event.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = Event.Failed.class, name = "failed")
})
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
sealed interface Event {
    /** The order makes sense; counts of pictures. */
    record Started(int train, int validation, int epochs, int threads) implements Event {}

    /** The frozen stages have looked at some more pictures, of those that were not looked at before. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Embedding(int done, int of, double picturesPerSecond, double secondsLeft) implements Event {
        static Embedding of(int done, int of, double picturesPerSecond) {
            return new Embedding(done, of, picturesPerSecond, (of - done) / picturesPerSecond);
        }
    }

    /** The checkpoint of an earlier run is taken up: the next epoch is the one behind this. */
    record Resumed(int epoch) implements Event {}

    /** A step within an epoch; not every one is told. */
    record StepDone(@JsonUnwrapped Progress.Step step) implements Event {}

    /** One more pass over the pictures; {@code secondsLeft} supposes that the others take as long. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record EpochEnded(
            int epoch,
            int epochs,
            double loss,
            double accuracy,
            double validationLoss,
            double validationAccuracy,
            double learningRate,
            double picturesPerSecond,
            double secondsLeft)
            implements Event {
        static EpochEnded of(Epoch ended, int epochs) {
            return new EpochEnded(
                    ended.epoch(),
                    epochs,
                    ended.loss(),
                    ended.accuracy(),
                    ended.validationLoss(),
                    ended.validationAccuracy(),
                    ended.learningRate(),
                    ended.picturesPerSecond(),
                    (epochs - ended.epoch()) * ended.seconds());
        }
    }

    /** How busy the machine is, in percent of all cores, and the memory of this process where that is known. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Machine(double cpuPercent, Long memoryMegabytes, double seconds) implements Event {}

    /** The bundle is written and checked; its path is relative to the working directory. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Finished(String bundle, int bestEpoch, double seconds) implements Event {}

    /** There is no bundle, and why. */
    record Failed(String reason) implements Event {}
}
