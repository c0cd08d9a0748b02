package dev.hone.model.explanation;

/**
 * A color by how it is seen: lightness 0 to 1, and two axes of hue. Equal distances look equally large; sRGB is computed as
 * Ottosson defined it.
 */
record Oklab(double lightness, double a, double b) {

    static Oklab of(int rgb) {
        double red = linear((rgb >> 16 & 0xff) / 255.0);
        double green = linear((rgb >> 8 & 0xff) / 255.0);
        double blue = linear((rgb & 0xff) / 255.0);
        double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new Oklab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /** As 0xRRGGBB; what a screen cannot show becomes the nearest value that it can. */
    int rgb() {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return level(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
                | level(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
                | level(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    double distance(Oklab other) {
        return Math.sqrt(
                Math.pow(lightness - other.lightness, 2) + Math.pow(a - other.a, 2) + Math.pow(b - other.b, 2));
    }

    Oklab towards(Oklab other, double share) {
        return new Oklab(
                lightness + share * (other.lightness - lightness),
                a + share * (other.a - a),
                b + share * (other.b - b));
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int level(double linear) {
        double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return Math.clamp(Math.round(255 * value), 0, 255);
    }
}
