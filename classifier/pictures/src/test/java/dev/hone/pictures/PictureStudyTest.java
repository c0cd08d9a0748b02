package dev.hone.pictures;

import static dev.hone.pictures.SamplePictures.encoded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class PictureStudyTest {

    private static final PictureSpec SPEC = new PictureSpec(16, 16, Channels.COLOUR, Fit.CROP);

    @Test
    void measuresAPictureHalfBlackHalfWhite() {
        BufferedImage halves = SamplePictures.halves(40, 20, BufferedImage.TYPE_INT_RGB, Color.BLACK, Color.WHITE);

        PictureStatistics statistics =
                PictureReader.study(encoded(halves, "png")).statistics();

        assertThat(statistics.width()).isEqualTo(40);
        assertThat(statistics.height()).isEqualTo(20);
        assertThat(statistics.channels()).isEqualTo(3);
        assertThat(statistics.brightness()).isCloseTo(0.5, within(1e-9));
        assertThat(statistics.contrast()).isCloseTo(0.5, within(1e-9));
        // the Laplacian is 255 and -255 in two of the forty columns, and nothing elsewhere
        assertThat(statistics.sharpness()).isCloseTo(255.0 * 255 * 2 / 40, within(1e-6));
    }

    @Test
    void findsNothingInABlankPicture() {
        BufferedImage blank = SamplePictures.halves(40, 20, BufferedImage.TYPE_INT_RGB, Color.GRAY, Color.GRAY);

        PictureStatistics statistics =
                PictureReader.study(encoded(blank, "png")).statistics();

        assertThat(statistics.contrast()).isZero();
        assertThat(statistics.sharpness()).isZero();
        assertThat(statistics.brightness()).isCloseTo(128 / 255.0, within(1e-9));
    }

    @Test
    void givesTheSizeOfTheUprightPicture() {
        for (String file : new String[] {"o6.jpg", "o6.png", "o6.webp", "o6.tif"}) {
            PictureStatistics statistics =
                    PictureReader.study(SamplePictures.resource(file)).statistics();
            assertThat(statistics.width()).as(file).isEqualTo(30);
            assertThat(statistics.height()).as(file).isEqualTo(40);
        }
        assertThat(PictureReader.study(SamplePictures.resource("g16.png"))
                        .statistics()
                        .channels())
                .isEqualTo(1);
    }

    @Test
    void measuresALargePictureLikeItsSmallCopy() {
        PictureStatistics large =
                PictureReader.study(encoded(photograph(2400, 1600), "jpg")).statistics();
        PictureStatistics small =
                PictureReader.study(encoded(photograph(600, 400), "jpg")).statistics();

        assertThat(large.brightness()).isCloseTo(small.brightness(), within(0.01));
        assertThat(large.contrast()).isCloseTo(small.contrast(), within(0.01));
        assertThat(large.sharpness()).isCloseTo(small.sharpness(), within(small.sharpness() / 4));
    }

    @Test
    void doesTheSameTogetherAsApart() {
        for (byte[] file : new byte[][] {
            encoded(photograph(600, 400), "png"),
            encoded(photograph(2400, 1600), "jpg"),
            SamplePictures.resource("o6.tif")
        }) {
            for (PictureSpec spec : new PictureSpec[] {SPEC, new PictureSpec(300, 200, Channels.GREY, Fit.PAD)}) {
                ReadPicture both = PictureReader.readAndStudy(file, spec);
                assertThat(both.tensor()).isEqualTo(PictureReader.read(file, spec));
                assertThat(both.study()).isEqualTo(PictureReader.study(file));
            }
        }
    }

    @Test
    void keepsAThumbnailOfAtMost32PixelsASide() {
        assertThat(PictureReader.study(encoded(photograph(600, 400), "png")).thumbnail())
                .hasToString("Tensor[32 x 32 x 1]");
        assertThat(PictureReader.study(encoded(photograph(40, 20), "png")).thumbnail())
                .hasToString("Tensor[32 x 20 x 1]");
    }

    /** Discs on a slope, the same at every size. */
    static BufferedImage photograph(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.scale(width / 60.0, height / 40.0);
        for (int i = 0; i < 60; i++) {
            graphics.setColor(new Color(60 + 3 * i, 200 - 2 * i, 100 + i));
            graphics.fillRect(i, 0, 1, 40);
        }
        for (int i = 0; i < 12; i++) {
            graphics.setColor(i % 2 == 0 ? Color.WHITE : Color.DARK_GRAY);
            graphics.fillOval(5 * i, (i * 17) % 30, 8, 8);
        }
        graphics.dispose();
        return image;
    }
}
