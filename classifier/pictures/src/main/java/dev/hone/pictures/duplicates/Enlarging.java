package dev.hone.pictures.duplicates;

/** How programs enlarge pictures. */
enum Enlarging {
    /** Between the two steepnesses in use, -0.5 and -0.75; Lanczos' is not far. */
    CUBIC(2) {
        @Override
        double weight(double x) {
            return x <= 1
                    ? ((STEEPNESS + 2) * x - (STEEPNESS + 3)) * x * x + 1
                    : ((STEEPNESS * x - 5 * STEEPNESS) * x + 8 * STEEPNESS) * x - 4 * STEEPNESS;
        }
    },

    /** The mean of the nearest, weighted by distance. */
    LINEAR(1) {
        @Override
        double weight(double x) {
            return 1 - x;
        }
    };

    private static final double STEEPNESS = -0.6;

    private final int reach;

    Enlarging(int reach) {
        this.reach = reach;
    }

    /** Of a pixel whose middle is so far away, at most its reach. */
    abstract double weight(double distance);

    Grey of(Grey small, int width, int height) {
        float[] rows = enlarged(small.pixels(), small.width(), small.height(), width);
        float[] pixels = enlarged(rows, small.height(), width, height);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.clamp(pixels[i], 0, 255);
        }
        return new Grey(pixels, width, height);
    }

    /** Enlarges rows and turns the picture on its side. */
    private float[] enlarged(float[] pixels, int width, int height, int toWidth) {
        float[] enlarged = new float[toWidth * height];
        for (int x = 0; x < toWidth; x++) {
            double middle = (x + 0.5) * width / toWidth - 0.5;
            int first = (int) Math.floor(middle) - reach + 1;
            for (int i = first; i < first + 2 * reach; i++) {
                double weight = weight(Math.abs(middle - i));
                int from = Math.clamp(i, 0, width - 1);
                for (int y = 0; y < height; y++) {
                    enlarged[x * height + y] += (float) (weight * pixels[y * width + from]);
                }
            }
        }
        return enlarged;
    }
}
