package dev.hone.training.trainer;

import dev.hone.model.TrainingSettings;
import java.util.Arrays;

/** What the loss wants to hear for each label: the class, smoothed over the others, times the weight of the class. */
final class Targets {
    private final float[] classWeights;
    private final double smoothing;

    Targets(LearningSet set, TrainingSettings settings) {
        classWeights = set.classWeights();
        if (!settings.classWeights()) {
            Arrays.fill(classWeights, 1);
        }
        smoothing = settings.regularization().labelSmoothing();
    }

    /** One row a label. */
    float[] of(int[] labels) {
        int classes = classWeights.length;
        float[] targets = new float[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            float weight = classWeights[labels[i]];
            Arrays.fill(targets, i * classes, (i + 1) * classes, (float) (weight * smoothing / classes));
            targets[i * classes + labels[i]] += (float) (weight * (1 - smoothing));
        }
        return targets;
    }
}
