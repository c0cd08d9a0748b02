package dev.hone.pictures.paint;

/**
 * How a slide is seen: focus, stain, light and noise.
 *
 * @param outOfFocus by how many pixels
 * @param tint what the lamp and the age of the stain do to red, green and blue
 * @param contrast below 1 for a faded stain
 * @param saturation below 1 for one that has gone grey
 * @param lightFall by which part one side of the picture is darker than the other
 * @param noise in steps of brightness
 */
record Camera(
        double outOfFocus,
        double[] tint,
        double contrast,
        double saturation,
        double lightAngle,
        double lightFall,
        double noise) {

    /** What a faded stain fades to. */
    private static final double GLASS = 232;

    static Camera any(Chance chance) {
        double light = chance.between(0.88, 1.06);
        double[] tint = {
            light * chance.between(0.94, 1.06), light * chance.between(0.94, 1.01), light * chance.between(0.93, 1.07)
        };
        return new Camera(
                chance.between(0.15, 1.4),
                tint,
                chance.between(0.72, 1.05),
                chance.between(0.7, 1.1),
                chance.angle(),
                chance.between(0.0, 0.16),
                chance.between(1.5, 7.0));
    }

    /** The light that falls onto a place, as a factor; across and down go from -0.5 to 0.5. */
    double light(double across, double down) {
        return 1 + lightFall * (across * Math.cos(lightAngle) + down * Math.sin(lightAngle));
    }

    /** One channel of what is seen, between 0 and 255, before light and noise. */
    double channel(double value, double grey, int channel) {
        double colored = grey + saturation * (value - grey);
        return (GLASS + contrast * (colored - GLASS)) * tint[channel];
    }
}
