package dev.hone.pictures.duplicates;

/** A small grey picture to compute with: values from 0 to 255. */
record Grey(float[] pixels, int width, int height) {

    private static final float BLACK = 3;
    private static final float WHITE = 252;

    static Grey of(Fingerprint print) {
        return new Grey(
                print.pixels(), print.thumbnail().width(), print.thumbnail().height());
    }

    /** See {@link Cosines#distance}; for pictures of the same size. */
    float distance(Grey other, float limit) {
        return Cosines.distance(Cosines.of(pixels, width, height), Cosines.of(other.pixels, width, height), limit);
    }

    /** Every pixel the mean of what it covers, parts of pixels counting as such. */
    Grey shrunk(int toWidth, int toHeight) {
        if (toWidth == width && toHeight == height) {
            return this;
        }
        float[] rows = shrunk(pixels, width, height, toWidth);
        return new Grey(shrunk(rows, height, toWidth, toHeight), toWidth, toHeight);
    }

    /** Shrinks rows and turns the picture on its side. */
    private static float[] shrunk(float[] pixels, int width, int height, int toWidth) {
        float[] shrunk = new float[toWidth * height];
        for (int x = 0; x < toWidth; x++) {
            double from = (double) x * width / toWidth;
            double to = (double) (x + 1) * width / toWidth;
            for (int y = 0; y < height; y++) {
                double sum = 0;
                for (int i = (int) from; i < Math.min(width, Math.ceil(to - 1e-9)); i++) {
                    sum += pixels[y * width + i] * (Math.min(to, i + 1) - Math.max(from, i));
                }
                shrunk[x * height + y] = (float) (sum / (to - from));
            }
        }
        return shrunk;
    }

    /** This picture with the brightness and contrast of the other, cut off at black and white. */
    Grey clippedLike(Grey other) {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < pixels.length; i++) {
            float to = other.pixels[i];
            if (to >= BLACK && to <= WHITE) {
                n++;
                x += pixels[i];
                y += to;
                xx += (double) pixels[i] * pixels[i];
                xy += (double) pixels[i] * to;
            }
        }
        double spread = n * xx - x * x;
        double gain = spread > 0 ? (n * xy - x * y) / spread : 1;
        double offset = n > 0 ? (y - gain * x) / n : 0;
        float[] clipped = new float[pixels.length];
        for (int i = 0; i < clipped.length; i++) {
            clipped[i] = (float) Math.clamp(gain * pixels[i] + offset, 0, 255);
        }
        return new Grey(clipped, width, height);
    }
}
