package dev.hone.pictures.paint;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Blurs pictures with premultiplied alpha: two passes of a moving average come close to what a lens does. */
final class Blur {

    private static final int PASSES = 2;
    private static final int[] SHIFTS = {24, 16, 8, 0};

    private Blur() {}

    /** @param radius in pixels of this picture; parts of a pixel count */
    static void apply(BufferedImage picture, double radius) {
        if (radius <= 0) {
            return;
        }
        int[] pixels = pixels(picture);
        int width = picture.getWidth();
        int height = picture.getHeight();
        int reach = (int) radius + 1;
        for (int pass = 0; pass < PASSES; pass++) {
            int[] row = new int[width + 2 * reach];
            for (int y = 0; y < height; y++) {
                average(pixels, y * width, 1, width, row, radius);
            }
            int[] column = new int[height + 2 * reach];
            for (int x = 0; x < width; x++) {
                average(pixels, x, width, height, column, radius);
            }
        }
    }

    /**
     * The sum moves along: what comes in is added, what goes out is taken away.
     *
     * @param line room for the pixels of the line and, on both sides, for repetitions of its ends
     */
    private static void average(int[] pixels, int start, int step, int length, int[] line, double radius) {
        int reach = (line.length - length) / 2;
        for (int i = 0; i < line.length; i++) {
            line[i] = pixels[start + Math.clamp(i - reach, 0, length - 1) * step];
        }
        for (int i = 0; i < length; i++) {
            pixels[start + i * step] = 0;
        }
        float inner = (float) (1 / (1 + 2 * radius));
        float outer = (float) (radius - (int) radius) * inner;
        for (int shift : SHIFTS) {
            int sum = 0;
            for (int j = 1; j < 2 * reach; j++) {
                sum += line[j] >>> shift & 0xFF;
            }
            for (int i = 0; i < length; i++) {
                int before = line[i] >>> shift & 0xFF;
                int after = line[i + 2 * reach] >>> shift & 0xFF;
                int value = (int) (0.5f + inner * sum + outer * (before + after));
                pixels[start + i * step] |= value << shift;
                sum += after - (line[i + 1] >>> shift & 0xFF);
            }
        }
    }

    static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }
}
