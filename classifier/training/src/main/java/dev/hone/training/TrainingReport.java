package dev.hone.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hone.model.TrainingSettings;
import dev.hone.training.trainer.Epoch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code report.json} says about a training that ended well.
 *
 * @param train how many pictures it learned from
 * @param validation how many pictures chose the best epoch
 * @param parameters how many values the network has, running statistics included
 * @param seconds from the order to the checked bundle, start of the process not included
 * @param onnxDifference the largest difference between a logit of PyTorch and the same of ONNX Runtime
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record TrainingReport(
        String network,
        TrainingSettings settings,
        int train,
        int validation,
        long parameters,
        int bestEpoch,
        List<Epoch> history,
        double onnxDifference,
        double seconds) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT);

    void write(Path file) {
        try {
            JSON.writeValue(file.toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }
}
