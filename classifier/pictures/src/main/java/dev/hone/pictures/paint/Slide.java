package dev.hone.pictures.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** The glass that cells are painted on. Lengths are pixels of the picture. */
final class Slide {

    static final int SIZE = 96;

    /** Painted twice as fine as it is seen, which makes the edges soft. */
    private static final int FINE = 2;

    private static final int SIDE = SIZE * FINE;

    private final BufferedImage glass = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB_PRE);
    private final Chance chance;

    Slide(Chance chance, Color background) {
        this.chance = chance;
        Graphics2D graphics = glass.createGraphics();
        graphics.setColor(background);
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.dispose();
        mottle(glass, new Texture(chance, 30 * FINE), 0.025);
    }

    /** Lays stain of one color over a shape. */
    void stain(Shape shape, Color color) {
        stain(shape, color, 0, 1, 0);
    }

    /**
     * Lays stain unevenly over a shape.
     *
     * @param uneven by which part the stain is lighter or darker in places
     * @param grain how large those places are
     * @param soft over how many pixels the edge fades
     */
    void stain(Shape shape, Color color, double uneven, double grain, double soft) {
        Rectangle2D bounds = shape.getBounds2D();
        int margin = (int) Math.ceil(2 * soft) + 1;
        int left = (int) Math.floor(bounds.getMinX()) - margin;
        int top = (int) Math.floor(bounds.getMinY()) - margin;
        int width = FINE * ((int) Math.ceil(bounds.getWidth()) + 2 * margin + 1);
        int height = FINE * ((int) Math.ceil(bounds.getHeight()) + 2 * margin + 1);
        BufferedImage layer = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = layer.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(FINE, FINE);
        graphics.translate(-left, -top);
        graphics.setColor(color);
        graphics.fill(shape);
        graphics.dispose();
        if (uneven > 0) {
            mottle(layer, new Texture(chance, grain * FINE), uneven);
        }
        Blur.apply(layer, soft * FINE);
        Graphics2D onGlass = glass.createGraphics();
        onGlass.drawImage(layer, left * FINE, top * FINE, null);
        onGlass.dispose();
    }

    BufferedImage photograph(Camera camera, Stain stain) {
        Blur.apply(glass, camera.outOfFocus() * FINE);
        int[] fine = Blur.pixels(glass);
        BufferedImage seen = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double light = camera.light(x / (double) SIZE - 0.5, y / (double) SIZE - 0.5);
                double[] painted =
                        stain.of(new double[] {mean(fine, x, y, 16), mean(fine, x, y, 8), mean(fine, x, y, 0)});
                double grey = 0.3 * painted[0] + 0.6 * painted[1] + 0.1 * painted[2];
                int rgb = 0;
                for (int channel = 0; channel < 3; channel++) {
                    double value = light * camera.channel(painted[channel], grey, channel);
                    double noisy = value + camera.noise() * chance.bell();
                    rgb = rgb << 8 | (int) Math.clamp(Math.round(noisy), 0, 255);
                }
                seen.setRGB(x, y, rgb);
            }
        }
        return seen;
    }

    private static double mean(int[] fine, int x, int y, int shift) {
        int sum = 0;
        for (int dy = 0; dy < FINE; dy++) {
            for (int dx = 0; dx < FINE; dx++) {
                sum += fine[(y * FINE + dy) * SIDE + x * FINE + dx] >>> shift & 0xFF;
            }
        }
        return sum / (double) (FINE * FINE);
    }

    private static void mottle(BufferedImage layer, Texture texture, double uneven) {
        int[] pixels = Blur.pixels(layer);
        int width = layer.getWidth();
        for (int i = 0; i < pixels.length; i++) {
            int argb = pixels[i];
            int alpha = argb >>> 24;
            if (alpha == 0) {
                continue;
            }
            double factor = 1 + uneven * texture.at(i % width, i / width);
            int mottled = alpha << 24;
            for (int shift = 0; shift <= 16; shift += 8) {
                // premultiplied: no channel may exceed alpha
                mottled |= Math.min(alpha, (int) Math.round((argb >>> shift & 0xFF) * factor)) << shift;
            }
            pixels[i] = mottled;
        }
    }
}
