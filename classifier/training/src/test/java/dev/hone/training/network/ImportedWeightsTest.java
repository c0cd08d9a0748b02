package dev.hone.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Weights;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportedWeightsTest {
    private static final PictureSpec SPEC = new PictureSpec(64, 64, Channels.COLOUR, Fit.CROP);

    private final SequencedMap<String, FloatTensor> file = file(Network.RESNET_18, 7);

    @Test
    void takesEverythingFromAFileOfAsManyClasses() {
        file.put("bn1.num_batches_tracked", new FloatTensor(new int[0], new float[] {41}));

        ImportedWeights imported = imported(7);

        assertThat(imported.head()).isTrue();
        assertThat(imported.weights().tensors()).hasSize(102).doesNotContainKey("bn1.num_batches_tracked");
    }

    @Test
    void leavesAHeadForOtherClassesOut() {
        ImportedWeights imported = imported(3);

        assertThat(imported.head()).isFalse();
        assertThat(imported.weights().tensors()).hasSize(100).doesNotContainKeys("fc.weight", "fc.bias");
    }

    @Test
    void takesAFileWithoutAHead() {
        file.remove("fc.weight");
        file.remove("fc.bias");

        assertThat(imported(3).head()).isFalse();
    }

    @Test
    void namesWhatIsMissingUnknownOrOfAnotherShape() {
        file.remove("layer1.0.conv1.weight");
        file.put("layer5.weight", FloatTensor.of(1));
        file.put("bn1.bias", FloatTensor.of(1, 2));

        WeightsDoNotFitException misfit = misfit(7);

        assertThat(misfit)
                .hasMessage("the weights do not fit the network 'resnet-18': missing: layer1.0.conv1.weight; "
                        + "not of this network: layer5.weight; of another shape: bn1.bias has shape [2] and not [64]");
        assertThat(misfit.missing()).containsExactly("layer1.0.conv1.weight");
        assertThat(misfit.unknown()).containsExactly("layer5.weight");
    }

    @Test
    void refusesHalfAHeadAndOneOfAnotherWidth() {
        FloatTensor bias = file.remove("fc.bias");
        assertThat(misfit(7)).hasMessageEndingWith("missing: fc.bias");

        file.put("fc.bias", bias);
        file.put("fc.weight", new FloatTensor(new int[] {7, 2}, new float[14]));
        assertThat(misfit(7)).hasMessageEndingWith("fc.weight has shape [7, 2] and not [7, 512]");
    }

    @Test
    void countsWhatItDoesNotName() {
        file.clear();
        file.putAll(file(Network.MOBILENET_V2, 7));

        assertThat(misfit(7))
                .hasMessageContaining("missing: conv1.weight, bn1.weight, bn1.bias, bn1.running_mean, "
                        + "bn1.running_var and 95 more; not of this network: features.0.0.weight, ");
    }

    private ImportedWeights imported(int classes) {
        return ImportedWeights.of(Network.RESNET_18, SPEC, classes, new Weights(file));
    }

    private WeightsDoNotFitException misfit(int classes) {
        return catchThrowableOfType(WeightsDoNotFitException.class, () -> imported(classes));
    }

    private static SequencedMap<String, FloatTensor> file(Network network, int classes) {
        SequencedMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        for (Slot slot : network.slots(0, SPEC, classes)) {
            int size = IntStream.of(slot.shape()).reduce(1, Math::multiplyExact);
            tensors.put(slot.name(), new FloatTensor(slot.shape(), new float[size]));
        }
        return tensors;
    }
}
