package dev.hone.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReductionTest {
    private static final int SIDE = 224;
    private static final int LEVELS = 2;

    @ParameterizedTest
    @CsvSource({
        "1152, 864, CROP, 2",
        "1152, 864, PAD, 2",
        "864, 1152, STRETCH, 2",
        "783, 783, CROP, 1",
        "784, 784, CROP, 2",
        "1000, 400, CROP, 1",
        "1000, 400, PAD, 2",
        "4000, 3000, CROP, 4",
        "4000, 3000, PAD, 8",
        "200, 100, CROP, 1"
    })
    void leavesOfAPhotoSomewhatMoreThanIsWanted(int width, int height, Fit fit, int reduction) {
        Header header = Header.of(
                PictureKind.JPEG,
                SamplePictures.encoded(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg"));

        assertThat(Reduction.forTensor(header, spec(fit))).isEqualTo(reduction);
    }

    @ParameterizedTest
    @EnumSource
    void looksAsIfAllOfThePhotoHadBeenDecoded(Fit fit) {
        // as little is left of it as may be
        byte[] photo = SamplePictures.encoded(photo(784, 784), "jpg");
        byte[] whole = SamplePictures.asOpenCvShowsIt(photo);

        assertThat(difference(PictureReader.read(photo, spec(fit)), PictureReader.read(whole, spec(fit))))
                .isLessThan(LEVELS);
    }

    @Test
    void doesNothingToFormatsThatCannotBeDecodedSmaller() {
        byte[] png = SamplePictures.encoded(photo(1152, 864), "png");

        assertThat(Reduction.forTensor(Header.of(PictureKind.PNG, png), spec(Fit.CROP)))
                .isEqualTo(Reduction.NONE);
    }

    private static PictureSpec spec(Fit fit) {
        return new PictureSpec(SIDE, SIDE, Channels.COLOUR, fit);
    }

    /** Sharp edges in all directions, and the noise of a camera. */
    private static BufferedImage photo(int width, int height) {
        BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        Graphics2D graphics = photo.createGraphics();
        for (int i = 0; i < 300; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillOval(
                    random.nextInt(width), random.nextInt(height), random.nextInt(4, width), random.nextInt(4, height));
        }
        graphics.dispose();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                photo.setRGB(x, y, photo.getRGB(x, y) ^ random.nextInt(16) * 0x010101);
            }
        }
        return photo;
    }

    /** The root of the mean of the squared differences. */
    private static double difference(Tensor one, Tensor other) {
        double sum = 0;
        for (int i = 0; i < one.data().length; i++) {
            int by = Byte.toUnsignedInt(one.data()[i]) - Byte.toUnsignedInt(other.data()[i]);
            sum += by * by;
        }
        return Math.sqrt(sum / one.data().length);
    }
}
