package dev.hone.tasks.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.model.report.LearningEpoch;
import dev.hone.stores.json.Json;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.RegistryException;
import dev.hone.stores.registry.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a version learned, as its training told it. */
final class Learned {
    private static final String ARTIFACT = "training";
    private static final String FILE = "report.json";

    private Learned() {}

    /** Nothing where the run has no such report: somebody else made the version. */
    static List<LearningEpoch> of(Registry registry, Run run, Path work) {
        try {
            registry.download(run, ARTIFACT, work);
        } catch (RegistryException e) {
            if (e.isMissing()) {
                return List.of();
            }
            throw e;
        }
        Path file = work.resolve(FILE);
        return Files.exists(file) ? epochs(file) : List.of();
    }

    private static List<LearningEpoch> epochs(Path file) {
        try {
            List<LearningEpoch> epochs = new ArrayList<>();
            for (JsonNode epoch : Json.tree(Files.readString(file)).path("history")) {
                epochs.add(new LearningEpoch(
                        epoch.path("epoch").asInt(),
                        epoch.path("loss").asDouble(),
                        epoch.path("accuracy").asDouble(),
                        epoch.path("validation_loss").asDouble(),
                        epoch.path("validation_accuracy").asDouble()));
            }
            return epochs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
