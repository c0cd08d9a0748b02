package dev.hone.model.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hone.model.Evidence;
import dev.hone.pictures.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class HeatMapTest {

    @Test
    void hasItsPeakWhereTheEvidenceHasIt() {
        float[] places = new float[4 * 3];
        places[1 * 4 + 2] = 5;
        places[2 * 4] = -9;

        HeatMap map = HeatMap.of(new Evidence(4, 3, places), 40, 30);

        assertThat(map.values()).hasSize(1200);
        int peak = peak(map);
        assertThat(peak % 40).isBetween(24, 25);
        assertThat(peak / 40).isBetween(14, 15);
        assertThat(map.values()[peak]).isEqualTo(1);
        assertThat(map.values()[0]).isZero();
        for (float value : map.values()) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    @Test
    void isTheEvidenceItselfWhereBothAreOfOneSize() {
        HeatMap map = HeatMap.of(new Evidence(3, 1, new float[] {1, -2, 4}), 3, 1);

        assertThat(map.values()).containsExactly(0.25f, 0, 1);
    }

    @Test
    void isAllZeroWhereNothingSpeaksForTheClass() {
        HeatMap map = HeatMap.of(new Evidence(2, 2, new float[] {-1, -2, 0, -4}), 8, 8);

        assertThat(map.values()).containsOnly(0f);
    }

    @Test
    void paintsOverThePicture() throws IOException {
        byte[] grey = new byte[2];
        Arrays.fill(grey, (byte) 90);
        HeatMap map = new HeatMap(2, 1, new float[] {0, 1});

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(map.over(new Tensor(2, 1, 1, grey))));

        assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0x5a5a5a);
        assertThat(Oklab.of(image.getRGB(1, 0) & 0xffffff).lightness())
                .isGreaterThan(Oklab.of(0x5a5a5a).lightness() + 0.2);
    }

    @Test
    void paintsTheMapAlone() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(new HeatMap(2, 1, new float[] {0, 1}).png()));

        assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(ColorMap.color(0));
        assertThat(image.getRGB(1, 0) & 0xffffff).isEqualTo(ColorMap.color(1));
    }

    @Test
    void liesOnlyOverAPictureOfItsSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeatMap(2, 1, new float[2]).over(new Tensor(1, 2, 3, new byte[6])));
    }

    private static int peak(HeatMap map) {
        int peak = 0;
        for (int i = 1; i < map.values().length; i++) {
            peak = map.values()[i] > map.values()[peak] ? i : peak;
        }
        return peak;
    }
}
