package dev.hone.training.network;

import java.util.List;

/** Four plain convolutions, each with twice the channels of the one before, on half the area. */
final class SmallCnn {
    private SmallCnn() {}

    static List<Stage> stages() {
        MaxPool pool = new MaxPool(2, 2, 0);
        return List.of(
                Stage.of("stage1", convolution("stage1", 32), pool),
                Stage.of("stage2", convolution("stage2", 64), pool),
                Stage.of("stage3", convolution("stage3", 128), pool),
                Stage.of("stage4", convolution("stage4", 256)));
    }

    private static Convolution convolution(String stage, int outputs) {
        return new Convolution(
                stage + ".conv", stage + ".norm", outputs, 3, 1, 1, Padding.SYMMETRIC, Activation.RELU, 1e-5f);
    }
}
