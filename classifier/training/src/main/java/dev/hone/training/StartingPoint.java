package dev.hone.training;

import dev.hone.model.StartingWeights;
import dev.hone.model.TrainingOrder;
import dev.hone.pictures.Sha256;
import dev.hone.training.weights.Safetensors;
import dev.hone.training.weights.Weights;
import java.nio.file.Files;
import java.nio.file.Path;

/** The weights that an order starts from, if it names any. */
final class StartingPoint {
    private StartingPoint() {}

    /** Null for random weights; throws {@link TrainingRefusedException} when the file is not the one that was meant. */
    static Weights read(Path work, TrainingOrder order) {
        StartingWeights named = order.weights();
        if (named == null) {
            return null;
        }
        Path file = work.resolve(named.file());
        if (!Files.isRegularFile(file)) {
            throw TrainingRefusedException.noWeights(file);
        }
        String digest = Sha256.hex(file);
        if (!digest.equals(named.sha256())) {
            throw TrainingRefusedException.otherWeights(named, digest);
        }
        return Safetensors.read(file);
    }
}
