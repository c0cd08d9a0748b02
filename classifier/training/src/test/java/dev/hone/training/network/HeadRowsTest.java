package dev.hone.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.training.weights.FloatTensor;
import dev.hone.training.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class HeadRowsTest {
    private static final FloatTensor STEM = FloatTensor.of(7, 8);

    private final SequencedMap<String, FloatTensor> read = new LinkedHashMap<>();

    HeadRowsTest() {
        read.put("conv1.weight", STEM);
        read.put("fc.weight", new FloatTensor(new int[] {3, 2}, new float[] {1, 2, 3, 4, 5, 6}));
        read.put("fc.bias", FloatTensor.of(10, 20, 30));
    }

    @Test
    void keepsTheRowsOfClassesThatStayWhereverTheyStandNow() {
        Weights arranged = arranged("rust", "new", "healthy");

        assertThat(arranged.tensors().sequencedKeySet()).containsExactly("conv1.weight", "fc.weight", "fc.bias");
        assertThat(arranged.tensor("conv1.weight")).isSameAs(STEM);
        assertThat(arranged.tensor("fc.weight").shape()).containsExactly(3, 2);
        assertThat(arranged.tensor("fc.weight").values()).containsExactly(5, 6, 0, 0, 1, 2);
        assertThat(arranged.tensor("fc.bias").values()).containsExactly(30, 0, 10);
    }

    @Test
    void hasARowForEachClassHoweverManyThereWere() {
        assertThat(arranged("mildew", "rust").tensor("fc.weight").values()).containsExactly(3, 4, 5, 6);
        Weights more = arranged("a", "b", "c", "rust");
        assertThat(more.tensor("fc.bias").shape()).containsExactly(4);
        assertThat(more.tensor("fc.bias").values()).containsExactly(0, 0, 0, 30);
    }

    @Test
    void refusesRowsThatStandForNothing() {
        read.put("fc.weight", new FloatTensor(new int[] {2, 2}, new float[4]));
        assertThatThrownBy(() -> arranged("rust"))
                .isInstanceOf(WeightsDoNotFitException.class)
                .hasMessage(
                        "the weights do not fit the network 'resnet-18': its last layer is to tell 3 classes apart, "
                                + "and fc.weight has shape [2, 2]");

        read.remove("fc.weight");
        assertThatThrownBy(() -> arranged("rust")).isInstanceOf(WeightsDoNotFitException.class);
    }

    private Weights arranged(String... wanted) {
        return HeadRows.arranged(
                Network.RESNET_18, new Weights(read), List.of("healthy", "mildew", "rust"), List.of(wanted));
    }
}
