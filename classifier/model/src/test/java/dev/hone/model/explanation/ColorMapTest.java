package dev.hone.model.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColorMapTest {

    @Test
    void growsLighterInStepsThatLookEquallyLarge() {
        // sixteen steps, since one of 256 is hardly larger than what a byte can tell apart
        Oklab[] colors = IntStream.rangeClosed(0, 16)
                .mapToObj(i -> Oklab.of(ColorMap.color(i / 16.0)))
                .toArray(Oklab[]::new);
        double[] steps = IntStream.range(0, 16)
                .mapToDouble(i -> colors[i].distance(colors[i + 1]))
                .toArray();
        double mean = DoubleStream.of(steps).average().orElseThrow();

        for (int i = 0; i < 16; i++) {
            assertThat(colors[i + 1].lightness()).isGreaterThan(colors[i].lightness());
            assertThat(steps[i]).isCloseTo(mean, within(0.15 * mean));
        }
        assertThat(colors[16].lightness() - colors[0].lightness()).isGreaterThan(0.7);
    }

    @Test
    void comesBackFromHowAColorIsSeen() {
        for (int rgb : new int[] {0x000000, 0xffffff, 0x0072b2, 0xd55e00, 0x010203}) {
            assertThat(Oklab.of(rgb).rgb()).isEqualTo(rgb);
        }
    }
}
