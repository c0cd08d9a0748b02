package dev.hone.training;

import dev.hone.model.ClassName;
import dev.hone.model.StartingWeights;
import dev.hone.model.TrainingOrder;
import dev.hone.pictures.Sha256;
import dev.hone.training.network.HeadRows;
import dev.hone.training.network.ImportedWeights;
import dev.hone.training.network.Network;
import dev.hone.training.weights.Weights;
import dev.hone.training.weights.WeightsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The weights that an order starts from, if it names any. */
final class StartingPoint {
    private StartingPoint() {}

    /**
     * Null for random weights; throws {@link TrainingRefusedException} when the file is not the one that was meant. The head
     * is arranged for the order's classes where its own are known, and else left out where they are not as many.
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
        Weights weights = WeightsFile.read(file);
        if (named.classes() != null) {
            List<String> wanted = order.classes().stream().map(ClassName::id).toList();
            weights = HeadRows.arranged(network, weights, named.classes(), wanted);
        }
        return ImportedWeights.of(network, order.picture(), order.classes().size(), weights)
                .weights();
    }
}
