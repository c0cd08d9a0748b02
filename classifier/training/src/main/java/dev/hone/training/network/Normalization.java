package dev.hone.training.network;

/**
 * From bytes to what a network sees: {@code byte * scale + offset}.
 *
 * <p>Written as one multiplication and one addition in float, so that PyTorch and ONNX Runtime round alike.
 *
 * @param mean of all pictures, between 0 and 1
 * @param deviation the standard deviation of all pictures, between 0 and 1
 */
public record Normalization(float mean, float deviation) {
    public float scale() {
        return 1 / (255 * deviation);
    }

    public float offset() {
        return -mean / deviation;
    }
}
