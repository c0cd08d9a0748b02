package dev.hone.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BatchesTest {
    /** A picture is its number and one that chance gave it. */
    private record Numbers(int count) implements Inputs {
        @Override
        public int bytes() {
            return 2 * Integer.BYTES;
        }

        @Override
        public int label(int picture) {
            return picture % 3;
        }

        @Override
        public void put(int picture, RandomGenerator chance, ByteBuffer target) {
            target.putInt(picture).putInt(chance.nextInt());
        }
    }

    @Test
    void dealsEveryPictureOnceInBatchesOfAlmostTheSameSize() {
        try (Batches batches = new Batches(new Numbers(33), 16)) {
            List<Integer> sizes = new ArrayList<>();
            List<Integer> dealt = new ArrayList<>();
            for (Batch batch : batches.shuffled(1, 1)) {
                sizes.add(batch.size());
                for (int i = 0; i < batch.size(); i++) {
                    int picture = batch.data().getInt(i * 8);
                    dealt.add(picture);
                    assertThat(batch.labels()[i]).isEqualTo(picture % 3);
                }
            }

            assertThat(batches.count()).isEqualTo(3);
            assertThat(sizes).containsExactly(11, 11, 11);
            assertThat(dealt).hasSize(33).doesNotHaveDuplicates();
        }
    }

    @Test
    void dealsAndVariesDifferentlyInEachEpochAndAlikeForTheSameSeedWhateverCameBefore() {
        try (Batches batches = new Batches(new Numbers(20), 8)) {
            List<Integer> first = content(batches.shuffled(3, 1));
            List<Integer> second = content(batches.shuffled(3, 2));

            assertThat(second).isNotEqualTo(first);
            assertThat(content(batches.shuffled(3, 2))).isEqualTo(second);
            assertThat(content(batches.shuffled(4, 2))).isNotEqualTo(second);
        }
        try (Batches others = new Batches(new Numbers(20), 8);
                Batches batches = new Batches(new Numbers(20), 8)) {
            assertThat(content(batches.shuffled(3, 2))).isEqualTo(content(others.shuffled(3, 2)));
        }
    }

    @Test
    void keepsTheOrderForThoseThatOnlyAnswer() {
        try (Batches batches = new Batches(new Numbers(5), 2)) {
            List<Integer> pictures = new ArrayList<>();
            for (Batch batch : batches.inOrder()) {
                for (int i = 0; i < batch.size(); i++) {
                    pictures.add(batch.data().getInt(i * 8));
                }
            }
            assertThat(pictures).containsExactly(0, 1, 2, 3, 4);
        }
    }

    private static List<Integer> content(Iterable<Batch> batches) {
        List<Integer> content = new ArrayList<>();
        for (Batch batch : batches) {
            while (batch.data().hasRemaining()) {
                content.add(batch.data().getInt());
            }
        }
        return content;
    }
}
