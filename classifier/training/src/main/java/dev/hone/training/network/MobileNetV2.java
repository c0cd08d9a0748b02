package dev.hone.training.network;

import dev.hone.training.network.InvertedResiduals.Names;
import java.util.List;

/** MobileNetV2 of width 1 as in the paper of that name (Sandler and others, 2018); names as in torchvision. */
final class MobileNetV2 {
    private MobileNetV2() {}

    static List<Stage> stages() {
        return new InvertedResiduals(Padding.SYMMETRIC, 1e-5f, MobileNetV2::names)
                .stem("features.0.0", "features.0.1")
                .stage(1, 3, 16, 1)
                .stage(2, 3, 24, 2)
                .stage(3, 3, 32, 2)
                .stage(4, 3, 64, 2)
                .stage(3, 3, 96, 1)
                .stage(3, 3, 160, 2)
                .stage(1, 3, 320, 1)
                .top("features.18.0", "features.18.1");
    }

    /** Tensors are numbered as they follow each other, and the first block has no widening convolution. */
    private static Names names(int block) {
        String name = "features." + (block + 1) + ".conv.";
        int each = block == 0 ? 0 : 1;
        return new Names(
                name + "0.0",
                name + "0.1",
                name + each + ".0",
                name + each + ".1",
                name + (each + 1),
                name + (each + 2));
    }
}
