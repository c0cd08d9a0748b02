package dev.hone.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Writes down networks made of inverted residuals: blocks that widen (the first one does not), convolve each channel
 * by itself, and narrow without an activation.
 */
final class InvertedResiduals {
    private static final int STEM = 32;
    private static final int TOP = 1280;
    private static final int EXPANSION = 6;

    private final Padding padding;
    private final float epsilon;
    private final IntFunction<Names> names;
    private final List<Stage> stages = new ArrayList<>();
    private int blocks;
    private int channels = STEM;

    /**
     * Prefixes of the tensors of a block.
     *
     * @param widenNorm the batch norm after the convolution before it; likewise the others
     */
    record Names(String widen, String widenNorm, String each, String eachNorm, String narrow, String narrowNorm) {}

    /** @param names what the block of this number, counted from 0, calls its tensors */
    InvertedResiduals(Padding padding, float epsilon, IntFunction<Names> names) {
        this.padding = padding;
        this.epsilon = epsilon;
        this.names = names;
    }

    InvertedResiduals stem(String name, String norm) {
        stages.add(Stage.of("stem", convolution(name, norm, STEM, 3, 2, 1, Activation.RELU6)));
        return this;
    }

    InvertedResiduals stage(int repeats, int kernel, int outputs, int stride) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            addBlock(layers, kernel, outputs, i == 0 ? stride : 1);
        }
        stages.add(new Stage("stage" + stages.size(), layers));
        return this;
    }

    /** The last stage; ends the description. */
    List<Stage> top(String name, String norm) {
        stages.add(Stage.of("top", convolution(name, norm, TOP, 1, 1, 1, Activation.RELU6)));
        return List.copyOf(stages);
    }

    private void addBlock(List<Layer> layers, int kernel, int outputs, int stride) {
        Names name = names.apply(blocks);
        int hidden = blocks == 0 ? channels : EXPANSION * channels;
        List<Layer> body = new ArrayList<>();
        if (hidden != channels) {
            body.add(convolution(name.widen(), name.widenNorm(), hidden, 1, 1, 1, Activation.RELU6));
        }
        body.add(convolution(name.each(), name.eachNorm(), hidden, kernel, stride, hidden, Activation.RELU6));
        body.add(convolution(name.narrow(), name.narrowNorm(), outputs, 1, 1, 1, Activation.NONE));
        if (stride == 1 && channels == outputs) {
            layers.add(new Residual(body, List.of(), Activation.NONE));
        } else {
            layers.addAll(body);
        }
        channels = outputs;
        blocks++;
    }

    private Convolution convolution(
            String name, String norm, int outputs, int kernel, int stride, int groups, Activation activation) {
        return new Convolution(name, norm, outputs, kernel, stride, groups, padding, activation, epsilon);
    }
}
