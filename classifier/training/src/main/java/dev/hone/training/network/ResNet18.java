package dev.hone.training.network;

import java.util.List;

/** ResNet-18 as in "Deep Residual Learning for Image Recognition" (He and others, 2015); names as in torchvision. */
final class ResNet18 {
    private ResNet18() {}

    static List<Stage> stages() {
        return List.of(
                Stage.of("stem", convolution("conv1", "bn1", 64, 7, 2, Activation.RELU), new MaxPool(3, 2, 1)),
                stage("layer1", 64, 64),
                stage("layer2", 64, 128),
                stage("layer3", 128, 256),
                stage("layer4", 256, 512));
    }

    /** Two blocks; where the channels double, the first one halves the area. */
    private static Stage stage(String name, int inputs, int outputs) {
        return Stage.of(name, block(name + ".0", outputs, inputs == outputs ? 1 : 2), block(name + ".1", outputs, 1));
    }

    private static Residual block(String name, int outputs, int stride) {
        List<Layer> body = List.of(
                convolution(name + ".conv1", name + ".bn1", outputs, 3, stride, Activation.RELU),
                convolution(name + ".conv2", name + ".bn2", outputs, 3, 1, Activation.NONE));
        List<Layer> shortcut = stride == 1
                ? List.of()
                : List.of(convolution(
                        name + ".downsample.0", name + ".downsample.1", outputs, 1, stride, Activation.NONE));
        return new Residual(body, shortcut, Activation.RELU);
    }

    private static Convolution convolution(
            String name, String norm, int outputs, int kernel, int stride, Activation activation) {
        return new Convolution(name, norm, outputs, kernel, stride, 1, Padding.SYMMETRIC, activation, 1e-5f);
    }
}
