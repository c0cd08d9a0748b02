package dev.hone.model;

import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Png;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Paints the pictures of a bundle's probes: nobody's pictures, so that a bundle can be given away. Thread-safe. */
public final class Probes {

    /** How many probes a bundle has. */
    public static final int COUNT = 16;

    private static final long SEED = 20_260_101;
    private static final int WAVES = 4;

    private Probes() {}

    /** PNG files, the same for the same spec every time. */
    public static List<byte[]> pictures(PictureSpec spec) {
        return IntStream.range(0, COUNT).mapToObj(i -> picture(spec, i)).toList();
    }

    /**
     * Every fourth is twice as large as the network's picture, so that shrinking is checked, too: halving is the one way
     * of it that comes out the same on every processor.
     */
    private static byte[] picture(PictureSpec spec, int number) {
        int scale = number % 4 == 3 ? 2 : 1;
        int width = spec.width() * scale;
        int height = spec.height() * scale;
        SplittableRandom random = new SplittableRandom(SEED + number);
        double[][] red = waves(random);
        double[][] green = waves(random);
        double[][] blue = waves(random);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double across = (double) x / width;
                double down = (double) y / height;
                image.setRGB(
                        x,
                        y,
                        value(red, across, down) << 16 | value(green, across, down) << 8 | value(blue, across, down));
            }
        }
        return Png.of(image);
    }

    /** Frequency across, frequency down, phase and weight of each wave. */
    private static double[][] waves(SplittableRandom random) {
        double[][] waves = new double[WAVES][];
        for (int i = 0; i < WAVES; i++) {
            double fastest = 6.0 * (i + 1);
            waves[i] = new double[] {
                random.nextDouble(-fastest, fastest),
                random.nextDouble(-fastest, fastest),
                random.nextDouble(2 * Math.PI),
                random.nextDouble(20, 110) / (i + 1)
            };
        }
        return waves;
    }

    private static int value(double[][] waves, double across, double down) {
        double value = 128;
        for (double[] wave : waves) {
            value += wave[3] * StrictMath.sin(wave[0] * across + wave[1] * down + wave[2]);
        }
        return (int) Math.clamp(Math.round(value), 0, 255);
    }
}
