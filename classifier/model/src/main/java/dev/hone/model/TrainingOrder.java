package dev.hone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hone.pictures.PictureSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What the training process is told: {@code order.json} in its working directory, beside {@code shards/}.
 *
 * @param network the name of the architecture
 * @param weights what the network starts from; null for random weights
 * @param manifest digest of the data set version that the examples come from; null where nobody keeps versions
 * @param run the MLflow run that waits for the result; null where none does
 */
public record TrainingOrder(
        String project,
        String network,
        List<ClassName> classes,
        PictureSpec picture,
        TrainingSettings settings,
        StartingWeights weights,
        String manifest,
        String run,
        String codeVersion,
        List<Example> examples) {

    private static final String FILE = "order.json";

    public TrainingOrder {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(settings, "settings");
        classes = ClassList.checked(classes);
        examples = List.copyOf(Objects.requireNonNull(examples, "examples"));
        for (Example example : examples) {
            if (example.label() < 0 || example.label() >= classes.size()) {
                throw new IllegalArgumentException("picture %s has label %d, but there are %d classes"
                        .formatted(example.picture(), example.label(), classes.size()));
            }
        }
    }

    /** An order to start from random weights. */
    public TrainingOrder(
            String project,
            String network,
            List<ClassName> classes,
            PictureSpec picture,
            TrainingSettings settings,
            String manifest,
            String run,
            String codeVersion,
            List<Example> examples) {
        this(project, network, classes, picture, settings, null, manifest, run, codeVersion, examples);
    }

    /** Throws {@link BadOrderException} when there is no order in this directory or it makes no sense. */
    public static TrainingOrder read(Path work) {
        Path file = work.resolve(FILE);
        try {
            return Json.STRICT.readValue(Files.readAllBytes(file), TrainingOrder.class);
        } catch (NoSuchFileException e) {
            throw BadOrderException.missing(file);
        } catch (JsonProcessingException e) {
            throw BadOrderException.unreadable(file, Json.reason(e), e);
        } catch (IOException e) {
            throw BadOrderException.unreadable(file, e.getMessage(), e);
        }
    }

    /** Makes the directory if need be. */
    public void write(Path work) {
        try {
            Files.createDirectories(work);
            Files.write(work.resolve(FILE), Json.STRICT.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
