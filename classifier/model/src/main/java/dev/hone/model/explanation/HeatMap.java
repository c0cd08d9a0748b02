package dev.hone.model.explanation;

import dev.hone.model.Evidence;
import dev.hone.pictures.Png;
import dev.hone.pictures.Tensor;
import java.awt.image.BufferedImage;

/**
 * Evidence as large as the picture that the network saw, between 0 (nothing speaks for the class here, or something against
 * it) and 1 (the place that speaks for it most). All 0 where nothing at all speaks for it.
 *
 * @param values row by row from the top; not copied
 */
public record HeatMap(int width, int height, float[] values) {

    private static final double STRONGEST = 0.75;

    /** Between the middles of the places of the evidence, values run straight; beyond the outermost they stay. */
    public static HeatMap of(Evidence evidence, int width, int height) {
        float[] values = new float[width * height];
        float most = 0;
        for (int i = 0; i < values.length; i++) {
            double across = (i % width + 0.5) * evidence.width() / width - 0.5;
            double down = (i / width + 0.5) * evidence.height() / height - 0.5;
            values[i] = (float) between(evidence, across, down);
            most = Math.max(most, values[i]);
        }
        for (int i = 0; most > 0 && i < values.length; i++) {
            values[i] /= most;
        }
        return new HeatMap(width, height, values);
    }

    private static double between(Evidence evidence, double across, double down) {
        double x = Math.clamp(across, 0, evidence.width() - 1);
        double y = Math.clamp(down, 0, evidence.height() - 1);
        int left = (int) x;
        int top = (int) y;
        int right = Math.min(left + 1, evidence.width() - 1);
        int bottom = Math.min(top + 1, evidence.height() - 1);
        double upper = at(evidence, left, top) * (1 - (x - left)) + at(evidence, right, top) * (x - left);
        double lower = at(evidence, left, bottom) * (1 - (x - left)) + at(evidence, right, bottom) * (x - left);
        return upper * (1 - (y - top)) + lower * (y - top);
    }

    /** What speaks against the class counts as nothing before it is spread, so that it does not hide its neighbours. */
    private static double at(Evidence evidence, int x, int y) {
        return Math.max(0, evidence.values()[y * evidence.width() + x]);
    }

    /** A PNG of the map alone, opaque: to be laid over the picture with whatever strength the viewer likes. */
    public byte[] png() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < values.length; i++) {
            image.setRGB(i % width, i / width, ColorMap.color(values[i]));
        }
        return Png.of(image);
    }

    /** A PNG of the picture, in grey, under the map; the more a place speaks for the class, the less of it shows. */
    public byte[] over(Tensor picture) {
        if (picture.width() != width || picture.height() != height) {
            throw new IllegalArgumentException("%s is not %d x %d".formatted(picture, width, height));
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < values.length; i++) {
            image.setRGB(i % width, i / width, mixed(grey(picture, i), ColorMap.color(values[i]), values[i]));
        }
        return Png.of(image);
    }

    private static int grey(Tensor picture, int pixel) {
        int channels = picture.channels();
        int[] level = new int[3];
        for (int c = 0; c < 3; c++) {
            level[c] = Byte.toUnsignedInt(picture.data()[pixel * channels + Math.min(c, channels - 1)]);
        }
        return (int) Math.round(0.299 * level[0] + 0.587 * level[1] + 0.114 * level[2]);
    }

    private static int mixed(int grey, int color, double strength) {
        double share = STRONGEST * strength;
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            mixed |= (int) Math.round((1 - share) * grey + share * (color >> shift & 0xff)) << shift;
        }
        return mixed;
    }
}
