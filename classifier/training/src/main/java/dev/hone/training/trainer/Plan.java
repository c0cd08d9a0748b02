package dev.hone.training.trainer;

import dev.hone.model.TrainingSettings;
import dev.hone.training.network.Network;
import dev.hone.training.network.Slot;
import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Weights;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Everything that decides what comes out of a training.
 *
 * @param start the weights to start from, those of the head only where they fit; null for random ones
 */
public record Plan(Network network, TrainingSettings settings, LearningSet set, Weights start) {
    public Plan {
        if (settings.strategy().freezes() && start == null) {
            throw UntrainableException.withoutWeights(settings.strategy());
        }
        if (set.validation().isEmpty()) {
            throw UntrainableException.withoutValidation();
        }
    }

    /** How many stages stay as they are. */
    int cut() {
        return switch (settings.strategy()) {
            case SCRATCH -> 0;
            case FINETUNE -> network.finetuneFrom();
            case HEAD -> network.stages().size();
        };
    }

    /** What was learned, with what was frozen, in the order of the layers. */
    Weights whole(Weights learned) {
        Weights all = start == null ? learned : start.with(learned);
        SequencedMap<String, FloatTensor> ordered = new LinkedHashMap<>();
        for (Slot slot : network.slots(0, set.picture(), set.classes())) {
            ordered.put(slot.name(), all.tensor(slot.name()));
        }
        return new Weights(ordered);
    }

    /** Another plan has another digest: what was reached on the way to one says nothing of the other. */
    String digest() {
        return PlanDigest.of(this);
    }
}
