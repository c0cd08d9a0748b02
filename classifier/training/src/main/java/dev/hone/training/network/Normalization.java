package dev.hone.training.network;

import java.util.Collections;
import java.util.List;

/**
 * From bytes to what a network sees: {@code byte * scale + offset}, one value a channel or one for all.
 *
 * <p>Written as one multiplication and one addition in float, so that PyTorch and ONNX Runtime round alike.
 *
 * @param mean of all pictures, between 0 and 1
 * @param deviation the standard deviation of all pictures, between 0 and 1
 */
public record Normalization(List<Float> mean, List<Float> deviation) {
    /** What torchvision's networks were trained with. */
    static final Normalization IMAGENET =
            new Normalization(List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f));

    public Normalization {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.isEmpty() || mean.size() != deviation.size()) {
            throw new IllegalArgumentException("a normalization has as many means as deviations, and some");
        }
    }

    /** The same for each of this many channels; one channel stands for as many as the pictures have. */
    static Normalization even(int channels, float mean, float deviation) {
        return new Normalization(Collections.nCopies(channels, mean), Collections.nCopies(channels, deviation));
    }

    public float[] scale() {
        float[] scale = new float[mean.size()];
        for (int i = 0; i < scale.length; i++) {
            scale[i] = 1 / (255 * deviation.get(i));
        }
        return scale;
    }

    public float[] offset() {
        float[] offset = new float[mean.size()];
        for (int i = 0; i < offset.length; i++) {
            offset[i] = -mean.get(i) / deviation.get(i);
        }
        return offset;
    }

    /** How many channels the first layer sees: grey pictures are repeated for a network that expects colours. */
    int channels(int ofPictures) {
        return Math.max(ofPictures, mean.size());
    }
}
