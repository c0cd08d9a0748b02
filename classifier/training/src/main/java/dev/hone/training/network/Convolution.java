package dev.hone.training.network;

/**
 * A convolution without bias, a batch norm, a ReLU; padded so that stride 1 keeps the size.
 *
 * @param name the prefix of its tensors: {@code <name>.conv.weight}, {@code <name>.norm.weight}, ...
 * @param outputs channels that come out
 * @param kernel width and height of the kernel, odd
 */
public record Convolution(String name, int outputs, int kernel, int stride) implements Layer {
    /** What keeps a batch norm from dividing by zero; PyTorch's own default. */
    public static final float EPSILON = 1e-5f;

    public int padding() {
        return kernel / 2;
    }

    @Override
    public int outputSide(int side) {
        return (side + 2 * padding() - kernel) / stride + 1;
    }

    public String weight() {
        return name + ".conv.weight";
    }

    public String normWeight() {
        return name + ".norm.weight";
    }

    public String normBias() {
        return name + ".norm.bias";
    }

    public String runningMean() {
        return name + ".norm.running_mean";
    }

    public String runningVariance() {
        return name + ".norm.running_var";
    }
}
