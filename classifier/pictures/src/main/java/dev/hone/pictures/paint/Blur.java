package dev.hone.pictures.paint;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Blurs pictures with premultiplied alpha: two passes of a moving average come close to what a lens does. */
final class Blur {

    private static final int PASSES = 2;

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

    /** @param line room for the pixels of the line and, on both sides, for repetitions of its ends */
    private static void average(int[] pixels, int start, int step, int length, int[] line, double radius) {
        int reach = (line.length - length) / 2;
        for (int i = 0; i < line.length; i++) {
            line[i] = pixels[start + Math.clamp(i - reach, 0, length - 1) * step];
        }
        float inner = (float) (1 / (1 + 2 * radius));
        float outer = (float) (radius - (int) radius) * inner;
        for (int i = 0; i < length; i++) {
            float alpha = 0.5f;
            float red = 0.5f;
            float green = 0.5f;
            float blue = 0.5f;
            for (int j = 0; j <= 2 * reach; j++) {
                int argb = line[i + j];
                float weight = j == 0 || j == 2 * reach ? outer : inner;
                alpha += weight * (argb >>> 24);
                red += weight * (argb >>> 16 & 0xFF);
                green += weight * (argb >>> 8 & 0xFF);
                blue += weight * (argb & 0xFF);
            }
            pixels[start + i * step] = (int) alpha << 24 | (int) red << 16 | (int) green << 8 | (int) blue;
        }
    }

    static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }
}
