package dev.hone.training.network;

import dev.hone.training.network.InvertedResiduals.Names;
import java.util.List;

/**
 * EfficientNet-Lite0: EfficientNet-B0 (Tan and Le, 2019) without squeeze-and-excitation and with ReLU6; padded as
 * TensorFlow does, where it was trained. Names as in the Python package {@code efficientnet-lite-pytorch}.
 */
final class EfficientNetLite0 {
    private EfficientNetLite0() {}

    static List<Stage> stages() {
        return new InvertedResiduals(Padding.SAME, 1e-3f, EfficientNetLite0::names)
                .stem("_conv_stem", "_bn0")
                .stage(1, 3, 16, 1)
                .stage(2, 3, 24, 2)
                .stage(2, 5, 40, 2)
                .stage(3, 3, 80, 2)
                .stage(3, 5, 112, 1)
                .stage(4, 5, 192, 2)
                .stage(1, 3, 320, 1)
                .top("_conv_head", "_bn1");
    }

    private static Names names(int block) {
        String name = "_blocks." + block + ".";
        return new Names(
                name + "_expand_conv",
                name + "_bn0",
                name + "_depthwise_conv",
                name + "_bn1",
                name + "_project_conv",
                name + "_bn2");
    }
}
