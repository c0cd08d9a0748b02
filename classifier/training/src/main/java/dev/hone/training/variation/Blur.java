package dev.hone.training.variation;

import dev.hone.pictures.Tensor;
import java.util.random.RandomGenerator;

/** One picture of five is out of focus, larger pictures by more pixels. */
final class Blur {
    private static final double HOW_OFTEN = 0.2;

    /** One pass mixes neighbours; up to one more for each so many pixels of the shorter side. */
    private static final int SIDE_OF_A_PASS = 100;

    private Blur() {}

    static Tensor apply(Tensor picture, RandomGenerator chance) {
        boolean blurs = chance.nextDouble() < HOW_OFTEN;
        int most = 1 + Math.min(picture.width(), picture.height()) / SIDE_OF_A_PASS;
        int passes = chance.nextInt(1, most + 1);
        byte[] data = picture.data();
        for (int pass = 0; blurs && pass < passes; pass++) {
            int row = picture.width() * picture.channels();
            data = mix(data, picture.channels(), row);
            data = mix(data, row, data.length);
        }
        return new Tensor(picture.width(), picture.height(), picture.channels(), data);
    }

    /** Each value becomes half itself and a quarter of either neighbour, which lie a step away and on the same line. */
    private static byte[] mix(byte[] data, int step, int line) {
        byte[] mixed = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            int place = i % line;
            int before = place >= step ? i - step : i;
            int after = place + step < line ? i + step : i;
            mixed[i] = (byte) ((data[before] & 255) + 2 * (data[i] & 255) + (data[after] & 255) + 2 >> 2);
        }
        return mixed;
    }
}
