package dev.hone.training.variation;

import dev.hone.pictures.Tensor;
import java.util.random.RandomGenerator;

/**
 * Where each pixel of a varied picture comes from: mirroring, turning, moving and zooming are one affine map, so that a
 * picture is read once, however many of them there are. What lies outside repeats the border.
 */
final class Placement {
    /** Of the width and height. */
    private static final double SHIFT = 0.08;

    private static final double ZOOM = 0.15;
    private static final double ANGLE = Math.toRadians(10);

    private final int width;
    private final int height;

    // from a place, seen from the middle of the new picture, to the same in the old one
    private double xx = 1;
    private double xy;
    private double yx;
    private double yy = 1;
    private double dx;
    private double dy;

    /** Whether pixels fall between pixels. */
    private boolean between;

    Placement(int width, int height) {
        this.width = width;
        this.height = height;
    }

    void flip(RandomGenerator chance) {
        apply(chance.nextBoolean() ? -1 : 1, 0, 0, chance.nextBoolean() ? -1 : 1);
    }

    /** By quarters where the picture is square, and every other time by a small angle, too. */
    void rotate(RandomGenerator chance) {
        boolean quarter = chance.nextBoolean();
        if (quarter && width == height) {
            apply(0, -1, 1, 0);
        }
        boolean slightly = chance.nextBoolean();
        double angle = chance.nextDouble(-ANGLE, ANGLE);
        if (slightly) {
            apply(Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle));
            between = true;
        }
    }

    /** Moves by whole pixels, and every other time comes nearer or goes farther. */
    void crop(RandomGenerator chance) {
        dx += shift(chance, width);
        dy += shift(chance, height);
        boolean zooms = chance.nextBoolean();
        double zoom = chance.nextDouble(1 - ZOOM, 1 + ZOOM);
        if (zooms) {
            apply(zoom, 0, 0, zoom);
            between = true;
        }
    }

    private static int shift(RandomGenerator chance, int side) {
        int most = (int) Math.round(SHIFT * side);
        return chance.nextInt(-most, most + 1);
    }

    /** The new map goes before the one there is. */
    private void apply(double a, double b, double c, double d) {
        double oldXx = xx;
        double oldYx = yx;
        xx = oldXx * a + xy * c;
        xy = oldXx * b + xy * d;
        yx = oldYx * a + yy * c;
        yy = oldYx * b + yy * d;
    }

    Tensor show(Tensor picture) {
        byte[] target = new byte[picture.data().length];
        double middleX = (width - 1) / 2.0;
        double middleY = (height - 1) / 2.0;
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double fromX = xx * (x - middleX) + xy * (y - middleY) + middleX + dx;
                double fromY = yx * (x - middleX) + yy * (y - middleY) + middleY + dy;
                at = between ? blend(picture, fromX, fromY, target, at) : copy(picture, fromX, fromY, target, at);
            }
        }
        return new Tensor(width, height, picture.channels(), target);
    }

    private int copy(Tensor picture, double fromX, double fromY, byte[] target, int at) {
        int x = Math.clamp((int) Math.rint(fromX), 0, width - 1);
        int y = Math.clamp((int) Math.rint(fromY), 0, height - 1);
        int from = (y * width + x) * picture.channels();
        int to = at;
        for (int channel = 0; channel < picture.channels(); channel++) {
            target[to++] = picture.data()[from++];
        }
        return to;
    }

    /** Bilinear, in steps of 1/256 of a pixel. */
    private int blend(Tensor picture, double fromX, double fromY, byte[] target, int at) {
        int x = (int) (256 * Math.clamp(fromX, 0, width - 1));
        int y = (int) (256 * Math.clamp(fromY, 0, height - 1));
        int channels = picture.channels();
        int right = x >> 8 < width - 1 ? channels : 0;
        int down = y >> 8 < height - 1 ? channels * width : 0;
        int shareX = x & 255;
        int shareY = y & 255;
        int from = ((y >> 8) * width + (x >> 8)) * channels;
        byte[] data = picture.data();
        int to = at;
        for (int channel = 0; channel < channels; channel++, from++) {
            int upper = (data[from] & 255) * (256 - shareX) + (data[from + right] & 255) * shareX;
            int lower = (data[from + down] & 255) * (256 - shareX) + (data[from + down + right] & 255) * shareX;
            target[to++] = (byte) (upper * (256 - shareY) + lower * shareY + (1 << 15) >> 16);
        }
        return to;
    }
}
