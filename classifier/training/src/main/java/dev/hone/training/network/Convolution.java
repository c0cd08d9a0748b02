package dev.hone.training.network;

import dev.hone.training.network.Slot.Role;
import java.util.List;

/**
 * A convolution without bias, its batch norm, an activation.
 *
 * @param name the prefix of the kernel's tensor
 * @param norm the prefix of the batch norm's tensors
 * @param outputs channels that come out
 * @param kernel width and height of the kernel, odd
 * @param groups into how many parts the channels are divided, each convolved by itself; one, or as many as there are
 * @param epsilon what keeps the batch norm from dividing by zero
 */
public record Convolution(
        String name,
        String norm,
        int outputs,
        int kernel,
        int stride,
        int groups,
        Padding padding,
        Activation activation,
        float epsilon)
        implements Layer {

    @Override
    public FeatureShape output(FeatureShape input) {
        return new FeatureShape(outputs, side(input.height()), side(input.width()));
    }

    private int side(int side) {
        return Math.floorDiv(side + padding.total(side, kernel, stride) - kernel, stride) + 1;
    }

    @Override
    public List<Slot> slots(FeatureShape input) {
        return List.of(
                new Slot(weight(), Role.WEIGHT, outputs, input.channels() / groups, kernel, kernel),
                new Slot(normWeight(), Role.SCALE, outputs),
                new Slot(normBias(), Role.SHIFT, outputs),
                new Slot(runningMean(), Role.MEAN, outputs),
                new Slot(runningVariance(), Role.VARIANCE, outputs));
    }

    public String weight() {
        return name + ".weight";
    }

    public String normWeight() {
        return norm + ".weight";
    }

    public String normBias() {
        return norm + ".bias";
    }

    public String runningMean() {
        return norm + ".running_mean";
    }

    public String runningVariance() {
        return norm + ".running_var";
    }
}
