package dev.hone.training.trainer;

import dev.hone.pictures.Tensor;
import java.util.random.RandomGenerator;

/**
 * Shows a picture a little differently each time: mirrored, turned by quarters, moved, lighter or darker.
 *
 * <p>Works on the bytes, before they become a tensor: cheap, and exactly what a camera could have sent.
 */
final class Augmentation {
    /** Of the width and height. */
    private static final double SHIFT = 0.08;

    private static final double BRIGHTNESS = 0.1;
    private static final double CONTRAST = 0.15;
    private static final int MIDDLE = 128;

    private final RandomGenerator random;

    Augmentation(RandomGenerator random) {
        this.random = random;
    }

    /** Writes a variation of the picture, as large as the picture, to the place given. */
    void write(Tensor picture, byte[] target, int offset) {
        int width = picture.width();
        int height = picture.height();
        int channels = picture.channels();
        boolean turn = width == height && random.nextBoolean();
        boolean mirror = random.nextBoolean();
        boolean flip = random.nextBoolean();
        int right = shift(width);
        int down = shift(height);
        byte[] tones = tones();

        int at = offset;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // what moves in from outside repeats the border
                int column = Math.clamp(x - right, 0, width - 1);
                int row = Math.clamp(y - down, 0, height - 1);
                int fromX = turn ? row : column;
                int fromY = turn ? column : row;
                fromX = mirror ? width - 1 - fromX : fromX;
                fromY = flip ? height - 1 - fromY : fromY;
                int from = (fromY * width + fromX) * channels;
                for (int channel = 0; channel < channels; channel++) {
                    target[at++] = tones[Byte.toUnsignedInt(picture.data()[from + channel])];
                }
            }
        }
    }

    private int shift(int side) {
        int most = (int) Math.round(SHIFT * side);
        return random.nextInt(-most, most + 1);
    }

    private byte[] tones() {
        double contrast = 1 + random.nextDouble(-CONTRAST, CONTRAST);
        double brightness = 255 * random.nextDouble(-BRIGHTNESS, BRIGHTNESS);
        byte[] tones = new byte[256];
        for (int tone = 0; tone < tones.length; tone++) {
            tones[tone] = (byte) Math.clamp(Math.round((tone - MIDDLE) * contrast + MIDDLE + brightness), 0, 255);
        }
        return tones;
    }
}
