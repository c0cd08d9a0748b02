package dev.hone.training.trainer;

import dev.hone.pictures.PictureSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pictures to learn from, and those that tell which epoch was best.
 *
 * @param classes how many classes there are; every one has at least one picture to train on
 */
public record LearningSet(
        PictureSpec picture, int classes, List<LabelledPicture> train, List<LabelledPicture> validation) {
    public LearningSet {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
    }

    Stream<LabelledPicture> all() {
        return Stream.concat(train.stream(), validation.stream());
    }

    /** Weights that let every class count the same in the loss, however many pictures it has; 1 on average. */
    float[] classWeights() {
        int[] counts = new int[classes];
        for (LabelledPicture picture : train) {
            counts[picture.label()]++;
        }
        float[] weights = new float[classes];
        for (int i = 0; i < classes; i++) {
            weights[i] = (float) train.size() / (classes * counts[i]);
        }
        return weights;
    }
}
