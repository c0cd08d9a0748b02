package dev.hone.training.trainer;

import dev.hone.pictures.PictureSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Deals the pictures of an epoch into mini-batches, in a new order and with new variations each time.
 *
 * <p>Batches differ by one picture at most: a rest of one or two would disturb the batch norms.
 */
final class Batches {
    private final LearningSet set;
    private final int batchSize;
    private final Random random;
    private final Augmentation augmentation;
    private final float[] classWeights;

    Batches(LearningSet set, int batchSize, long seed) {
        this.set = set;
        this.batchSize = batchSize;
        this.random = new Random(seed);
        this.augmentation = new Augmentation(random);
        this.classWeights = set.classWeights();
    }

    /**
     * Pictures as they enter the network, with what the loss needs.
     *
     * @param targets one row a picture: its class weight in the column of its class
     */
    record Batch(byte[] pictures, float[] targets, int[] labels) {
        int size() {
            return labels.length;
        }
    }

    int perEpoch() {
        return Math.ceilDiv(set.train().size(), batchSize);
    }

    List<List<LabelledPicture>> deal() {
        List<LabelledPicture> shuffled = new ArrayList<>(set.train());
        Collections.shuffle(shuffled, random);
        int count = perEpoch();
        List<List<LabelledPicture>> batches = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) shuffled.size() * i / count);
            int to = (int) ((long) shuffled.size() * (i + 1) / count);
            batches.add(shuffled.subList(from, to));
        }
        return batches;
    }

    Batch vary(List<LabelledPicture> pictures) {
        PictureSpec spec = set.picture();
        byte[] bytes = new byte[pictures.size() * spec.bytes()];
        float[] targets = new float[pictures.size() * set.classes()];
        int[] labels = new int[pictures.size()];
        for (int i = 0; i < labels.length; i++) {
            LabelledPicture picture = pictures.get(i);
            augmentation.write(picture.tensor(), bytes, i * spec.bytes());
            labels[i] = picture.label();
            targets[i * set.classes() + picture.label()] = classWeights[picture.label()];
        }
        return new Batch(bytes, targets, labels);
    }
}
