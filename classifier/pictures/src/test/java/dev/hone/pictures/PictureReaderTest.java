package dev.hone.pictures;

import static dev.hone.pictures.SamplePictures.LEFT;
import static dev.hone.pictures.SamplePictures.RIGHT;
import static dev.hone.pictures.SamplePictures.encoded;
import static dev.hone.pictures.SamplePictures.encodedByOpenCv;
import static dev.hone.pictures.SamplePictures.halves;
import static dev.hone.pictures.SamplePictures.jpegWithOrientation;
import static dev.hone.pictures.SamplePictures.pngWithOrientation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {

    private static final PictureSpec SPEC = new PictureSpec(16, 16, Channels.COLOUR, Fit.STRETCH);

    @ParameterizedTest
    @EnumSource(PictureKind.class)
    void readsEveryKindInRedGreenBlueOrder(PictureKind kind) {
        byte[] bytes = file(kind, halves(40, 30));

        assertThat(PictureReader.check(bytes)).isEqualTo(new Picture(kind, 40, 30));
        Tensor tensor = PictureReader.read(bytes, SPEC);
        assertColor(tensor, 2, 8, LEFT);
        assertColor(tensor, 13, 8, RIGHT);
    }

    @Test
    void turnsPicturesUprightAsExifAsks() {
        byte[] jpeg = encoded(halves(32, 32), "jpg");
        byte[] png = encoded(halves(32, 32), "png");

        for (byte[] halfTurn : List.of(jpegWithOrientation(jpeg, 3), pngWithOrientation(png, 3))) {
            Tensor tensor = PictureReader.read(halfTurn, SPEC);
            assertColor(tensor, 2, 8, RIGHT);
            assertColor(tensor, 13, 8, LEFT);
        }
        for (byte[] quarterTurn : List.of(jpegWithOrientation(jpeg, 6), pngWithOrientation(png, 6))) {
            Tensor tensor = PictureReader.read(quarterTurn, SPEC);
            assertColor(tensor, 8, 2, LEFT);
            assertColor(tensor, 8, 13, RIGHT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithOpenCvAboutEveryOrientation(int orientation) {
        BufferedImage image = halves(32, 32);
        image.createGraphics().fillRect(0, 0, 8, 4);
        byte[] jpeg = jpegWithOrientation(encoded(image, "jpg"), orientation);

        byte[] turnedByOpenCv = SamplePictures.asOpenCvShowsIt(jpeg);

        assertThat(PictureReader.read(jpeg, SPEC)).isEqualTo(PictureReader.read(turnedByOpenCv, SPEC));
    }

    @Test
    void turnsTiffPicturesUpright() {
        Tensor upright = PictureReader.read(SamplePictures.tiffWithOrientation(20, 20, 1), SPEC);
        Tensor halfTurn = PictureReader.read(SamplePictures.tiffWithOrientation(20, 20, 3), SPEC);
        Tensor quarterTurn = PictureReader.read(SamplePictures.tiffWithOrientation(20, 20, 6), SPEC);

        assertColor(upright, 2, 8, Color.BLACK);
        assertColor(halfTurn, 2, 8, Color.WHITE);
        assertColor(quarterTurn, 8, 2, Color.BLACK);
        assertColor(quarterTurn, 8, 13, Color.WHITE);
    }

    @Test
    void countsBrokenExifAsUpright() {
        byte[] jpeg = jpegWithOrientation(encoded(halves(32, 32), "jpg"), 77);

        assertColor(PictureReader.read(jpeg, SPEC), 2, 8, LEFT);
    }

    @Test
    void showsWhiteWhereAPictureIsTransparent() {
        BufferedImage image =
                halves(20, 20, BufferedImage.TYPE_INT_ARGB, new Color(0, 0, 0, 0), new Color(0, 0, 0, 128));

        Tensor tensor = PictureReader.read(encoded(image, "png"), SPEC);

        assertColor(tensor, 2, 8, Color.WHITE);
        assertColor(tensor, 13, 8, new Color(127, 127, 127));
    }

    @Test
    void scalesSixteenBitsDownToEight() {
        BufferedImage deep = new BufferedImage(20, 20, BufferedImage.TYPE_USHORT_GRAY);
        WritableRaster raster = deep.getRaster();
        for (int i = 0; i < 400; i++) {
            raster.setSample(i % 20, i / 20, 0, i % 20 < 10 ? 65535 : 25700);
        }

        Tensor tensor = PictureReader.read(encoded(deep, "png"), SPEC);

        assertColor(tensor, 2, 8, Color.WHITE);
        assertColor(tensor, 13, 8, new Color(100, 100, 100));
    }

    @Test
    void readsGreyPicturesInColorAndColorPicturesInGrey() {
        BufferedImage image = halves(20, 20);
        BufferedImage grey = new ColorConvertOp(ColorSpace.getInstance(ColorSpace.CS_GRAY), null).filter(image, null);

        Tensor color = PictureReader.read(encoded(grey, "png"), SPEC);
        Tensor single = PictureReader.read(encoded(image, "png"), new PictureSpec(16, 16, Channels.GREY, Fit.CROP));

        assertThat(color.data()).hasSize(16 * 16 * 3);
        assertThat(value(color, 2, 8, 0)).isEqualTo(value(color, 2, 8, 1)).isEqualTo(value(color, 2, 8, 2));
        assertThat(single.data()).hasSize(16 * 16);
        // OpenCV's weights: 0.299 red, 0.587 green, 0.114 blue
        assertThat(value(single, 2, 8, 0)).isCloseTo((int) (0.299 * 200 + 0.587 * 30 + 0.114 * 20), within(1));
    }

    @Test
    void croppingKeepsTheMiddleOnly() {
        byte[] wide = encoded(thirds(90, 30), "png");

        Tensor tensor = PictureReader.read(wide, new PictureSpec(16, 16, Channels.COLOUR, Fit.CROP));

        assertColor(tensor, 1, 8, Color.GREEN);
        assertColor(tensor, 14, 8, Color.GREEN);
    }

    @Test
    void paddingShowsAllBetweenWhiteBars() {
        byte[] wide = encoded(thirds(90, 30), "png");

        Tensor tensor = PictureReader.read(wide, new PictureSpec(30, 30, Channels.COLOUR, Fit.PAD));

        assertColor(tensor, 15, 2, Color.WHITE);
        assertColor(tensor, 15, 27, Color.WHITE);
        assertColor(tensor, 4, 15, Color.RED);
        assertColor(tensor, 15, 15, Color.GREEN);
        assertColor(tensor, 25, 15, Color.BLUE);
    }

    @Test
    void stretchingShowsAllWithoutBars() {
        byte[] wide = encoded(thirds(90, 30), "png");

        Tensor tensor = PictureReader.read(wide, new PictureSpec(30, 30, Channels.COLOUR, Fit.STRETCH));

        assertColor(tensor, 4, 1, Color.RED);
        assertColor(tensor, 15, 28, Color.GREEN);
        assertColor(tensor, 25, 15, Color.BLUE);
    }

    @Test
    void enlargesPicturesSmallerThanAsked() {
        for (Fit fit : Fit.values()) {
            Tensor tensor =
                    PictureReader.read(encoded(halves(5, 3), "png"), new PictureSpec(64, 48, Channels.COLOUR, fit));
            assertThat(tensor.data()).hasSize(64 * 48 * 3);
        }
    }

    @Test
    void averagesInsteadOfSkippingPixelsWhenItShrinks() {
        BufferedImage stripes = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            stripes.setRGB(i % 64, i / 64, i % 2 == 0 ? 0xFFFFFF : 0);
        }

        Tensor tensor = PictureReader.read(encoded(stripes, "png"), SPEC);

        for (byte value : tensor.data()) {
            assertThat(Byte.toUnsignedInt(value)).isCloseTo(127, within(1));
        }
    }

    @Test
    void givesTheSameTensorOnManyThreads() throws Exception {
        List<byte[]> files = Stream.of(PictureKind.values())
                .map(kind -> file(kind, halves(70, 50)))
                .toList();
        List<Tensor> expected =
                files.stream().map(bytes -> PictureReader.read(bytes, SPEC)).toList();
        Callable<List<Tensor>> reading = () ->
                files.stream().map(bytes -> PictureReader.read(bytes, SPEC)).toList();

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<List<Tensor>> read : threads.invokeAll(Collections.nCopies(40, reading))) {
                assertThat(read.get()).isEqualTo(expected);
            }
        }
    }

    static byte[] file(PictureKind kind, BufferedImage image) {
        return switch (kind) {
            case JPEG -> encoded(image, "jpg");
            case PNG -> encoded(image, "png");
            case GIF -> encoded(image, "gif");
            case BMP -> encoded(image, "bmp");
            case TIFF -> encoded(image, "tif");
            case WEBP -> encodedByOpenCv(image, ".webp");
        };
    }

    private static BufferedImage thirds(int width, int height) {
        BufferedImage image = halves(width, height, BufferedImage.TYPE_INT_RGB, Color.RED, Color.BLUE);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.GREEN);
        graphics.fillRect(width / 3, 0, width / 3, height);
        graphics.dispose();
        return image;
    }

    private static void assertColor(Tensor tensor, int x, int y, Color expected) {
        int[] found = {value(tensor, x, y, 0), value(tensor, x, y, 1), value(tensor, x, y, 2)};
        int[] wanted = {expected.getRed(), expected.getGreen(), expected.getBlue()};
        for (int channel = 0; channel < 3; channel++) {
            assertThat(found[channel])
                    .as("%s instead of %s at %d,%d", Arrays.toString(found), expected, x, y)
                    .isCloseTo(wanted[channel], within(6));
        }
    }

    private static int value(Tensor tensor, int x, int y, int channel) {
        return Byte.toUnsignedInt(tensor.data()[(y * tensor.width() + x) * tensor.channels() + channel]);
    }
}
