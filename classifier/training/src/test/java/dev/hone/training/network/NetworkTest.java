package dev.hone.training.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import dev.hone.training.network.Slot.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTest {
    private static final PictureSpec COLOUR = new PictureSpec(224, 224, Channels.COLOUR, Fit.CROP);
    private static final PictureSpec GREY = new PictureSpec(224, 224, Channels.GREY, Fit.CROP);

    /** The numbers that the papers and PyTorch's own networks tell for ImageNet's thousand classes. */
    @ParameterizedTest
    @CsvSource({"EFFICIENTNET_LITE0, 4652008", "MOBILENET_V2, 3504872", "RESNET_18, 11689512"})
    void hasAsManyTrainedNumbersAsPublished(Network network, long count) {
        assertThat(trained(network, COLOUR, 1000)).isEqualTo(count);
    }

    @Test
    void staysBelowHalfAMillionWhereItIsSmall() {
        assertThat(trained(Network.SMALL_CNN, GREY, 10)).isLessThan(500_000);
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryTensorOnce(Network network) {
        assertThat(network.slots(0, COLOUR, 5)).extracting(Slot::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void canBeCutBetweenAnyTwoStages(Network network) {
        List<Layer> whole = network.trained(0);
        for (int cut = 0; cut <= network.stages().size(); cut++) {
            List<Layer> joined = new ArrayList<>(network.frozen(cut));
            joined.addAll(network.trained(cut));
            assertThat(joined).isEqualTo(whole);
            assertThat(network.slots(0, COLOUR, 5))
                    .extracting(Slot::name)
                    .containsSubsequence(network.slots(cut, COLOUR, 5).stream()
                            .map(Slot::name)
                            .toList());
        }
        assertThat(network.finetuneFrom()).isBetween(1, network.stages().size() - 1);
        assertThat(network.slots(network.stages().size(), COLOUR, 5))
                .extracting(Slot::name)
                .containsExactly(network.headWeight(), network.headBias());
    }

    @ParameterizedTest
    @CsvSource({"SMALL_CNN, 256, 28", "EFFICIENTNET_LITE0, 1280, 7", "MOBILENET_V2, 1280, 7", "RESNET_18, 512, 7"})
    void endsWithAFeatureMapOfKnownSize(Network network, int channels, int side) {
        assertThat(network.features(COLOUR)).isEqualTo(new FeatureShape(channels, side, side));
    }

    @ParameterizedTest
    @EnumSource
    void seesGreyPicturesInAsManyChannelsAsItWasTrainedOn(Network network) {
        assertThat(network.shapeAt(0, GREY).channels()).isEqualTo(network == Network.SMALL_CNN ? 1 : 3);
        assertThat(network.shapeAt(0, COLOUR).channels()).isEqualTo(3);
    }

    @Test
    void tellsPicturesThatAreTooSmall() {
        assertThat(Network.SMALL_CNN
                        .features(new PictureSpec(64, 7, Channels.GREY, Fit.CROP))
                        .isEmpty())
                .isTrue();
        assertThat(Network.SMALL_CNN
                        .features(new PictureSpec(64, 8, Channels.GREY, Fit.CROP))
                        .isEmpty())
                .isFalse();
    }

    @Test
    void padsAsTensorFlowWhereItWasTrainedThere() {
        assertThat(Padding.SAME.before(224, 3, 2)).isZero();
        assertThat(Padding.SAME.after(224, 3, 2)).isEqualTo(1);
        assertThat(Padding.SAME.before(14, 5, 2)).isEqualTo(1);
        assertThat(Padding.SAME.after(14, 5, 2)).isEqualTo(2);
        assertThat(Padding.SAME.before(97, 3, 2)).isEqualTo(1);
        assertThat(Padding.SAME.after(97, 3, 2)).isEqualTo(1);
        assertThat(Padding.SAME.total(9, 1, 2)).isZero();
        assertThat(Padding.SYMMETRIC.before(224, 7, 2)).isEqualTo(3);
    }

    private static long trained(Network network, PictureSpec pictures, int classes) {
        return network.slots(0, pictures, classes).stream()
                .filter(slot -> slot.role() != Role.MEAN && slot.role() != Role.VARIANCE)
                .mapToLong(slot -> IntStream.of(slot.shape()).asLongStream().reduce(1, Math::multiplyExact))
                .sum();
    }
}
