package dev.hone.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.pictures.Channels;
import dev.hone.pictures.Fit;
import dev.hone.pictures.PictureSpec;
import dev.hone.pictures.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final PictureSpec SPEC = new PictureSpec(2, 2, Channels.GREY, Fit.CROP);

    @Test
    void dealsEveryPictureOnceInBatchesOfAlmostTheSameSize() {
        LearningSet set = set(17, 16);
        Batches batches = new Batches(set, 16, 1);

        List<List<LabelledPicture>> dealt = batches.deal();

        assertThat(batches.perEpoch()).isEqualTo(3);
        assertThat(dealt).extracting(List::size).containsExactly(11, 11, 11);
        assertThat(dealt.stream().flatMap(List::stream).toList()).containsExactlyInAnyOrderElementsOf(set.train());
    }

    @Test
    void dealsInANewOrderEachTimeAndAlikeForTheSameSeed() {
        LearningSet set = set(20, 20);
        Batches batches = new Batches(set, 8, 3);
        List<List<LabelledPicture>> first = batches.deal();

        assertThat(batches.deal()).isNotEqualTo(first);
        assertThat(new Batches(set, 8, 3).deal()).isEqualTo(first);
        assertThat(new Batches(set, 8, 4).deal()).isNotEqualTo(first);
    }

    @Test
    void letsARareClassCountAsMuchAsACommonOne() {
        Batches batches = new Batches(set(30, 10), 40, 1);

        Batches.Batch batch = batches.vary(batches.deal().getFirst());

        double common = 0;
        double rare = 0;
        for (int i = 0; i < batch.size(); i++) {
            common += batch.targets()[2 * i];
            rare += batch.targets()[2 * i + 1];
        }
        assertThat(common).isCloseTo(20, within(1e-4));
        assertThat(rare).isCloseTo(20, within(1e-4));
    }

    private static LearningSet set(int common, int rare) {
        List<LabelledPicture> pictures = new ArrayList<>();
        for (int i = 0; i < common + rare; i++) {
            byte[] data = {(byte) i, 1, 2, 3};
            pictures.add(new LabelledPicture(new Tensor(2, 2, 1, data), i < common ? 0 : 1));
        }
        return new LearningSet(SPEC, 2, pictures, List.of());
    }
}
