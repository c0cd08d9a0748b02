package dev.hone.training.variation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.model.settings.Augmentation;
import dev.hone.pictures.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariationsTest {
    private static final Augmentation FLIP = new Augmentation(true, false, false, false, false);
    private static final Augmentation ROTATE = new Augmentation(false, true, false, false, false);
    private static final Augmentation CROP = new Augmentation(false, false, true, false, false);
    private static final Augmentation COLOUR = new Augmentation(false, false, false, true, false);
    private static final Augmentation BLUR = new Augmentation(false, false, false, false, true);

    @Test
    void variesTheSamePictureDifferentlyEachTimeAndAlikeForTheSameSeed() {
        Tensor picture = noise(12, 12, 3);

        Tensor[] first = variations(Augmentation.ALL, picture, 5);

        assertThat(variations(Augmentation.ALL, picture, 5)).isEqualTo(first);
        assertThat(first[0]).isNotEqualTo(first[1]);
        assertThat(variations(Augmentation.ALL, picture, 6)[0]).isNotEqualTo(first[0]);
    }

    @Test
    void leavesThePictureItselfAsItIs() {
        Tensor picture = noise(9, 7, 3);
        byte[] before = picture.data().clone();

        variations(Augmentation.ALL, picture, 1);

        assertThat(picture.data()).isEqualTo(before);
    }

    @Test
    void doesNothingWhenAllIsSwitchedOff() {
        Tensor picture = noise(8, 8, 3);

        assertThat(variations(Augmentation.NONE, picture, 1)).containsOnly(picture);
    }

    @Test
    void doesWithOneVariationExactlyWhatItsNameSays() {
        Tensor picture = noise(8, 8, 1);

        assertThat(distinct(FLIP, picture)).hasSize(4).contains(picture);
        for (Tensor flipped : distinct(FLIP, picture)) {
            assertThat(sorted(flipped)).isEqualTo(sorted(picture));
        }
        assertThat(distinct(ROTATE, picture)).contains(picture).anyMatch(VariationsTest::isOther);
        assertThat(distinct(CROP, picture)).contains(picture);
        assertThat(distinct(COLOUR, picture)).doesNotContain(picture);
        assertThat(distinct(BLUR, picture)).hasSize(2).contains(picture);
    }

    private static boolean isOther(Tensor varied) {
        return !varied.equals(noise(8, 8, 1));
    }

    @Test
    void turnsSquarePicturesByAQuarter() {
        byte[] corner = new byte[16];
        corner[0] = 100;
        byte[] turned = new byte[16];
        turned[12] = 100;
        byte[] turnedBack = new byte[16];
        turnedBack[3] = 100;

        assertThat(distinct(ROTATE, new Tensor(4, 4, 1, corner)))
                .containsAnyOf(new Tensor(4, 4, 1, turned), new Tensor(4, 4, 1, turnedBack));
    }

    @Test
    void doesNotTurnAPictureThatIsNotSquareByAQuarter() {
        // rows are all alike, so only a quarter turn could make columns alike
        byte[] data = new byte[8 * 4];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (20 + 60 * (i / 8));
        }
        for (Tensor varied : variations(ROTATE, new Tensor(8, 4, 1, data), 9)) {
            int top = Byte.toUnsignedInt(varied.data()[0]);
            assertThat(Byte.toUnsignedInt(varied.data()[3 * 8])).isGreaterThan(top + 100);
        }
    }

    @Test
    void keepsColoursTogether() {
        byte[] data = new byte[6 * 6 * 3];
        for (int pixel = 0; pixel < 36; pixel++) {
            data[pixel * 3] = (byte) 220;
            data[pixel * 3 + 1] = 120;
            data[pixel * 3 + 2] = 40;
        }
        for (Tensor varied : variations(Augmentation.ALL, new Tensor(6, 6, 3, data), 3)) {
            Set<Integer> reds = new HashSet<>();
            for (int pixel = 0; pixel < 36; pixel++) {
                int red = Byte.toUnsignedInt(varied.data()[pixel * 3]);
                assertThat(red).isGreaterThan(Byte.toUnsignedInt(varied.data()[pixel * 3 + 1]));
                reds.add(red);
            }
            assertThat(reds).hasSize(1);
        }
    }

    @Test
    void blursWithoutMakingAPictureBrighter() {
        byte[] data = new byte[100];
        data[55] = 64;
        Tensor spot = new Tensor(10, 10, 1, data);

        Tensor blurred = distinct(BLUR, spot).stream()
                .filter(t -> !t.equals(spot))
                .findFirst()
                .orElseThrow();

        assertThat(blurred.data()[55]).isEqualTo((byte) 16);
        assertThat(blurred.data()[56]).isEqualTo((byte) 8);
        assertThat(blurred.data()[66]).isEqualTo((byte) 4);
    }

    @Test
    void isNamedForWhatItDoes() {
        assertThat(new Variations(Augmentation.ALL).name()).isEqualTo("v1-flip-rotate-crop-colour-blur");
        assertThat(new Variations(FLIP).name()).isEqualTo("v1-flip");
        assertThat(new Variations(Augmentation.NONE).name()).isEqualTo("v1");
    }

    private static Set<Tensor> distinct(Augmentation on, Tensor picture) {
        return new HashSet<>(Arrays.asList(variations(on, picture, 4)));
    }

    private static Tensor[] variations(Augmentation on, Tensor picture, long seed) {
        Tensor[] variations = new Tensor[50];
        for (int i = 0; i < variations.length; i++) {
            variations[i] = new Variations(on).vary(picture, Chance.of(seed, i));
        }
        return variations;
    }

    private static byte[] sorted(Tensor tensor) {
        byte[] data = tensor.data().clone();
        Arrays.sort(data);
        return data;
    }

    private static Tensor noise(int width, int height, int channels) {
        byte[] data = new byte[width * height * channels];
        new Random(4).nextBytes(data);
        return new Tensor(width, height, channels, data);
    }
}
