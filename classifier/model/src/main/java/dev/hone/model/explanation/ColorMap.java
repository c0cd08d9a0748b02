package dev.hone.model.explanation;

import java.util.List;

/**
 * From violet over red to light yellow, in 256 steps that all look equally large, each lighter than the one before: a
 * difference in color is a difference in value, also for those who see no colors, and in print.
 */
final class ColorMap {

    private static final int STEPS = 256;
    private static final List<Oklab> WAY =
            List.of(Oklab.of(0x1b1044), Oklab.of(0x7a1f6e), Oklab.of(0xcf4446), Oklab.of(0xf8a13f), Oklab.of(0xfcf3a5));
    private static final int[] COLORS = colors();

    private ColorMap() {}

    /** As 0xRRGGBB. */
    static int color(double value) {
        return COLORS[(int) Math.clamp(Math.round(value * (STEPS - 1)), 0, STEPS - 1)];
    }

    private static int[] colors() {
        double whole = 0;
        for (int i = 1; i < WAY.size(); i++) {
            whole += WAY.get(i - 1).distance(WAY.get(i));
        }
        int[] colors = new int[STEPS];
        int leg = 1;
        double begun = 0;
        for (int i = 0; i < STEPS; i++) {
            double walked = whole * i / (STEPS - 1);
            double length = WAY.get(leg - 1).distance(WAY.get(leg));
            while (walked - begun > length && leg < WAY.size() - 1) {
                begun += length;
                leg++;
                length = WAY.get(leg - 1).distance(WAY.get(leg));
            }
            colors[i] = WAY.get(leg - 1)
                    .towards(WAY.get(leg), (walked - begun) / length)
                    .rgb();
        }
        return colors;
    }
}
