package dev.hone.pictures.duplicates;

/**
 * Cosine transform of small grey pictures up to a few waves a side: what all sizes of a picture have in common. JPEG
 * and resizing spoil the fine waves and leave these nearly alone.
 */
final class Cosines {

    /** So many along each side. */
    static final int WAVES = 12;

    static final int COUNT = WAVES * WAVES;

    /** So many along each side show where the masses are. */
    private static final int BROAD = 5;

    private static final int LARGEST_SIDE = 32;
    private static final float[][][] BY_SIDE = new float[LARGEST_SIDE + 1][][];
    private static final float[] WEIGHTS = new float[COUNT];

    static {
        for (int side = 1; side <= LARGEST_SIDE; side++) {
            BY_SIDE[side] = waves(side);
        }
        for (int i = 0; i < COUNT; i++) {
            int across = i % WAVES;
            int down = i / WAVES;
            // pictures have less of the finer waves, but it is there that alike ones differ
            WEIGHTS[i] = i == 0 ? 0 : (float) Math.pow(1 + (across * across + down * down) / 36.0, 0.25);
        }
    }

    private Cosines() {}

    private static float[][] waves(int side) {
        float[][] waves = new float[Math.min(WAVES, side)][side];
        for (int u = 0; u < waves.length; u++) {
            double half = Math.PI * u / (2 * side);
            // a pixel is the mean over its width, which flattens a wave by this
            double flattened = u == 0 ? 1 : Math.sin(half) / half;
            double scale = (u == 0 ? 1 : Math.sqrt(2)) / (side * flattened);
            for (int x = 0; x < side; x++) {
                waves[u][x] = (float) (scale * Math.cos(half * (2 * x + 1)));
            }
        }
        return waves;
    }

    /** Of length 1 unless all is zero, and without the mean: brightness and contrast are gone. */
    static float[] of(float[] pixels, int width, int height) {
        float[][] across = BY_SIDE[width];
        float[][] down = BY_SIDE[height];
        float[] rows = new float[across.length * height];
        for (int y = 0; y < height; y++) {
            for (int u = 0; u < across.length; u++) {
                float sum = 0;
                for (int x = 0; x < width; x++) {
                    sum += pixels[y * width + x] * across[u][x];
                }
                rows[u * height + y] = sum;
            }
        }
        float[] all = new float[COUNT];
        double length = 0;
        for (int v = 0; v < down.length; v++) {
            for (int u = 0; u < across.length; u++) {
                float sum = 0;
                for (int y = 0; y < height; y++) {
                    sum += rows[u * height + y] * down[v][y];
                }
                float weighted = sum * WEIGHTS[v * WAVES + u];
                all[v * WAVES + u] = weighted;
                length += (double) weighted * weighted;
            }
        }
        float scale = length == 0 ? 0 : (float) (1 / Math.sqrt(length));
        for (int i = 0; i < COUNT; i++) {
            all[i] *= scale;
        }
        return all;
    }

    /** One minus the correlation, from 0 for the same; stops counting where it exceeds the limit. */
    static float distance(float[] one, float[] other, float limit) {
        float twice = 0;
        for (int from = 0; from < COUNT && twice <= 2 * limit; from += WAVES) {
            for (int i = from; i < from + WAVES; i++) {
                float difference = one[i] - other[i];
                twice += difference * difference;
            }
        }
        return twice / 2;
    }

    /** The same for the broadest waves alone. */
    static float glance(float[] one, float[] other) {
        float twice = 0;
        for (int v = 0; v < BROAD; v++) {
            for (int i = v * WAVES; i < v * WAVES + BROAD; i++) {
                float difference = one[i] - other[i];
                twice += difference * difference;
            }
        }
        return twice / 2;
    }
}
