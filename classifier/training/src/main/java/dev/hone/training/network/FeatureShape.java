package dev.hone.training.network;

/** The size of a feature map: what one picture is between two layers. */
public record FeatureShape(int channels, int height, int width) {
    public int size() {
        return Math.multiplyExact(channels, Math.multiplyExact(height, width));
    }

    /** The picture was too small: a kernel or a pooling found no place in it. */
    public boolean isEmpty() {
        return height < 1 || width < 1;
    }
}
