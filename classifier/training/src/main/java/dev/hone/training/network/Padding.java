package dev.hone.training.network;

/** How many zeros a convolution sees around its input. */
public enum Padding {
    /** PyTorch's habit: half the kernel on every side. */
    SYMMETRIC {
        @Override
        int total(int side, int kernel, int stride) {
            return kernel / 2 * 2;
        }
    },
    /** TensorFlow's habit: as few as give {@code side / stride} places, an odd one at the right and the bottom. */
    SAME {
        @Override
        int total(int side, int kernel, int stride) {
            return Math.max(0, (Math.ceilDiv(side, stride) - 1) * stride + kernel - side);
        }
    };

    abstract int total(int side, int kernel, int stride);

    public int before(int side, int kernel, int stride) {
        return total(side, kernel, stride) / 2;
    }

    public int after(int side, int kernel, int stride) {
        return total(side, kernel, stride) - before(side, kernel, stride);
    }
}
