package dev.hone.training.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One way of a batch through layers in PyTorch.
 *
 * @param tensors the tensor of a name
 * @param relu6 keeps values between 0 and 6
 * @param observe whether batch norms use the statistics of the batch, and learn from them
 */
record ForwardPass(Function<String, NDArray> tensors, UnaryOperator<NDArray> relu6, boolean observe) {
    /** The share of a running statistic that stays when a batch was seen. */
    private static final float MOMENTUM = 0.9f;

    /** DJL's sign for "where PyTorch expects the channels"; any other makes it swap axes there and back. */
    private static final int CHANNELS = -1;

    private static final Shape NO_DILATION = new Shape(1, 1);

    /** Activations wait until pools have been: the largest value stays the largest, and a quarter is left to do. */
    NDArray run(List<Layer> layers, NDArray input) {
        NDArray value = input;
        Activation waiting = Activation.NONE;
        for (Layer layer : layers) {
            switch (layer) {
                case Convolution convolution -> {
                    value = convolve(convolution, activate(waiting, value));
                    waiting = convolution.activation();
                }
                case MaxPool pool ->
                    value = Pool.maxPool2d(
                            value, square(pool.size()), square(pool.stride()), square(pool.padding()), false);
                case Residual residual -> {
                    value = add(residual, activate(waiting, value));
                    waiting = residual.activation();
                }
            }
        }
        return activate(waiting, value);
    }

    private NDArray convolve(Convolution layer, NDArray input) {
        int height = Math.toIntExact(input.getShape().get(2));
        int width = Math.toIntExact(input.getShape().get(3));
        long top = layer.padding().before(height, layer.kernel(), layer.stride());
        long bottom = layer.padding().after(height, layer.kernel(), layer.stride());
        long left = layer.padding().before(width, layer.kernel(), layer.stride());
        long right = layer.padding().after(width, layer.kernel(), layer.stride());
        boolean even = top == bottom && left == right;
        NDArray padded = even ? input : input.pad(new Shape(left, right, top, bottom), 0);
        NDArray sum = Conv2d.conv2d(
                        padded,
                        tensors.apply(layer.weight()),
                        null,
                        square(layer.stride()),
                        even ? new Shape(top, left) : square(0),
                        NO_DILATION,
                        layer.groups())
                .singletonOrThrow();
        return normalize(layer, sum);
    }

    private NDArray normalize(Convolution layer, NDArray sum) {
        return BatchNorm.batchNorm(
                        sum,
                        tensors.apply(layer.runningMean()),
                        tensors.apply(layer.runningVariance()),
                        tensors.apply(layer.normWeight()),
                        tensors.apply(layer.normBias()),
                        CHANNELS,
                        MOMENTUM,
                        layer.epsilon(),
                        observe)
                .singletonOrThrow();
    }

    private NDArray add(Residual residual, NDArray input) {
        NDArray body = run(residual.body(), input);
        return body.addi(run(residual.shortcut(), input));
    }

    private NDArray activate(Activation activation, NDArray sum) {
        return switch (activation) {
            case NONE -> sum;
            case RELU -> ai.djl.nn.Activation.relu(sum);
            case RELU6 -> relu6.apply(sum);
        };
    }

    private static Shape square(int side) {
        return new Shape(side, side);
    }
}
