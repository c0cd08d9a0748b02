package dev.hone.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import dev.hone.training.network.Network;
import dev.hone.training.network.Slot;
import dev.hone.training.network.TorchNetwork;
import dev.hone.training.weights.Weights;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LearningBehindACutIT {
    private static final PictureSpec SPEC = new PictureSpec(48, 40, Channels.COLOUR, Fit.CROP);
    private static final int CLASSES = 3;

    @BeforeAll
    static void loadLibtorch() {
        System.setProperty(
                "DJL_CACHE_DIR", Path.of("target", "libtorch").toAbsolutePath().toString());
        Torch.configure(1);
    }

    @ParameterizedTest
    @EnumSource
    void trainsWhatLiesBehindTheCutAndKeepsRunningStatistics(Network network) {
        int cut = network.finetuneFrom();
        List<Slot> slots = network.slots(cut, SPEC, CLASSES);
        try (TorchNetwork torch = TorchNetwork.fresh(network, SPEC, CLASSES, cut, 0, 1);
                Trainer learner = torch.learner()) {
            torch.load(Formula.weights(slots, 1));
            Weights before = torch.weights();

            step(network, torch, learner);

            Weights after = torch.weights();
            assertThat(after.tensors()).hasSameSizeAs(slots);
            for (Slot slot : slots) {
                float[] was = before.tensor(slot.name()).values();
                float[] is = after.tensor(slot.name()).values();
                switch (slot.role()) {
                    case MEAN, VARIANCE -> assertThat(is).as(slot.name()).isEqualTo(was);
                    case WEIGHT, BIAS, SCALE, SHIFT ->
                        assertThat(is).as(slot.name()).isNotEqualTo(was).doesNotContain(Float.NaN);
                }
            }
        }
    }

    private static void step(Network network, TorchNetwork torch, Trainer learner) {
        float[] frozen =
                new float[2 * network.shapeAt(network.finetuneFrom(), SPEC).size()];
        Random random = new Random(1);
        for (int i = 0; i < frozen.length; i++) {
            frozen[i] = random.nextFloat();
        }
        try (NDManager scope = learner.getManager().newSubManager();
                GradientCollector gradients = learner.newGradientCollector()) {
            NDArray input = torch.batch(scope, FloatBuffer.wrap(frozen), 2);
            NDArray logits = learner.forward(new NDList(input)).singletonOrThrow();
            gradients.backward(logits.logSoftmax(1).get(":, 0").sum().neg());
        }
        learner.step();
    }
}
