package dev.hone.training;

import dev.hone.model.StartingWeights;
import dev.hone.model.TrainingOrder;
import dev.hone.pictures.Sha256;
import dev.hone.training.network.ImportedWeights;
import dev.hone.training.network.Network;
import dev.hone.training.weights.Weights;
import dev.hone.training.weights.WeightsFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** The weights that an order starts from, if it names any. */
final class StartingPoint {
    private StartingPoint() {}

    /**
     * Null for random weights; throws {@link TrainingRefusedException} when the file is not the one that was meant. Those of
     * the head are left out where it tells other classes apart.
     */
    static Weights read(Path work, TrainingOrder order, Network network) {
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
        return ImportedWeights.of(network, order.picture(), order.classes().size(), WeightsFile.read(file))
                .weights();
    }
}
