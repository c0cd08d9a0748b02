package dev.hone.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    @Test
    void variesTheSamePictureDifferentlyEachTimeAndAlikeForTheSameSeed() {
        Tensor picture = noise(12, 12, 3);

        byte[][] first = variations(picture, 5);
        byte[][] again = variations(picture, 5);
        byte[][] other = variations(picture, 6);

        assertThat(first).isDeepEqualTo(again);
        assertThat(first[0]).isNotEqualTo(first[1]);
        assertThat(first[0]).isNotEqualTo(other[0]);
    }

    @Test
    void writesOnlyWhereItIsTold() {
        Tensor picture = new Tensor(4, 4, 1, filled(16, 200));
        byte[] target = new byte[48];

        new Augmentation(new Random(1)).write(picture, target, 16);

        assertThat(Arrays.copyOf(target, 16)).containsOnly(0);
        assertThat(Arrays.copyOfRange(target, 16, 32)).doesNotContain(0);
        assertThat(Arrays.copyOfRange(target, 32, 48)).containsOnly(0);
    }

    @Test
    void keepsColorsTogether() {
        byte[] data = new byte[6 * 6 * 3];
        for (int pixel = 0; pixel < 36; pixel++) {
            data[pixel * 3] = (byte) 220;
            data[pixel * 3 + 1] = 120;
            data[pixel * 3 + 2] = 40;
        }
        for (byte[] varied : variations(new Tensor(6, 6, 3, data), 3)) {
            Set<Integer> reds = new HashSet<>();
            for (int pixel = 0; pixel < 36; pixel++) {
                assertThat(Byte.toUnsignedInt(varied[pixel * 3])).isGreaterThan(varied[pixel * 3 + 1]);
                reds.add(Byte.toUnsignedInt(varied[pixel * 3]));
            }
            assertThat(reds).hasSize(1);
        }
    }

    @Test
    void doesNotTurnAPictureThatIsNotSquare() {
        // rows are all alike, so only a quarter turn could mix them
        byte[] data = new byte[8 * 4];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (60 + 15 * (i / 8));
        }
        for (byte[] varied : variations(new Tensor(8, 4, 1, data), 9)) {
            for (int row = 0; row < 4; row++) {
                assertThat(Arrays.copyOfRange(varied, row * 8, row * 8 + 8)).containsOnly(varied[row * 8]);
            }
        }
    }

    private static byte[][] variations(Tensor picture, long seed) {
        Augmentation augmentation = new Augmentation(new Random(seed));
        byte[][] variations = new byte[20][picture.data().length];
        for (byte[] variation : variations) {
            augmentation.write(picture, variation, 0);
        }
        return variations;
    }

    private static Tensor noise(int width, int height, int channels) {
        byte[] data = new byte[width * height * channels];
        new Random(4).nextBytes(data);
        return new Tensor(width, height, channels, data);
    }

    private static byte[] filled(int size, int value) {
        byte[] data = new byte[size];
        Arrays.fill(data, (byte) value);
        return data;
    }
}
