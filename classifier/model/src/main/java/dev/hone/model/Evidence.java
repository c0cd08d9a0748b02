package dev.hone.model;

/**
 * How much each place of a picture speaks for one class, or, below 0, against it: the class activation map. The mean is the
 * class's logit less its bias.
 *
 * @param values row by row from the top; as many as the network's feature map has places; not copied
 */
public record Evidence(int width, int height, float[] values) {

    public Evidence {
        if (values.length != width * height || values.length == 0) {
            throw new IllegalArgumentException(
                    "%d x %d places have that many values, not %d".formatted(width, height, values.length));
        }
    }
}
