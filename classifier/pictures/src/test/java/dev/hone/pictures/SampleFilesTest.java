package dev.hone.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that another program wrote: left half 200, 30, 20, right half 20, 40, 210, or what the format makes of that. */
class SampleFilesTest {

    private static final PictureSpec SPEC = new PictureSpec(40, 30, Channels.COLOUR, Fit.STRETCH);

    @ParameterizedTest
    @CsvSource({
        "rgb.png,      200,  30,  20,  20,  40, 210",
        "pal.png,      200,  30,  20,  20,  40, 210",
        "1bit.png,     255, 255, 255,   0,   0,   0",
        "g16.png,       80,  80,  80,  53,  53,  53",
        "la.png,        80,  80,  80,  53,  53,  53",
        "la128.png,    167, 167, 167, 154, 154, 154",
        "rgba.png,     227, 142, 137, 137, 147, 232",
        "greytrns.png, 255, 255, 255,  53,  53,  53",
        "rgbtrns.png,  255, 255, 255,  20,  40, 210",
        "paltrns.png,  255, 255, 255,  20,  40, 210",
        "anim.png,     200,  30,  20,  20,  40, 210",
        "grey.jpg,      80,  80,  80,  53,  53,  53",
        "cmyk.jpg,     201,  31,  21,  21,  41, 211",
        "prog.jpg,     201,  30,  20,  19,  40, 209",
        "anim.gif,     200,  30,  20,  20,  40, 210",
        "trns.gif,     255, 255, 255,  20,  40, 210",
        "anim.webp,    200,  30,  20,  20,  40, 210",
        "rgba.webp,    227, 142, 137, 137, 147, 232",
        "lossy.webp,   200,  29,  19,  20,  40, 211",
        "lossya.webp,  227, 142, 137, 137, 147, 232",
        "1.bmp,        255, 255, 255,   0,   0,   0",
        "L.bmp,         80,  80,  80,  53,  53,  53",
        "P.bmp,        204,  51,   0,   0,   0, 204",
        "RGB.bmp,      200,  30,  20,  20,  40, 210",
        "rgba.bmp,     200,  30,  20,  20,  40, 210",
        "lzw.tif,      200,  30,  20,  20,  40, 210",
        "jpeg.tif,     200,  30,  20,  20,  40, 210",
        "cmyk.tif,     200,  30,  20,  20,  40, 210",
        "pal.tif,      204,  51,   0,   0,   0, 204",
        "1bit.tif,     255, 255, 255,   0,   0,   0",
        "multi.tif,    200,  30,  20,  20,  40, 210",
        "g16.tif,       80,  80,  80,  53,  53,  53",
        "rgba.tif,     227, 142, 137, 137, 147, 232"
    })
    void showWhatTheyShowElsewhere(String file, int r, int g, int b, int otherR, int otherG, int otherB) {
        Tensor tensor = PictureReader.read(SamplePictures.resource(file), SPEC);

        assertColor(tensor, 15 * 40 + 2, r, g, b);
        assertColor(tensor, 15 * 40 + 37, otherR, otherG, otherB);
    }

    @ParameterizedTest
    @CsvSource({
        "float.tif,  TIFF with floating-point numbers is not supported",
        "int32.tif,  TIFF with signed numbers is not supported",
        "la128.tif,  TIFF with transparency on grey is not supported"
    })
    void areRefusedByNameWhereTheDecoderWouldGetThemWrong(String file, String message) {
        RefusedPictureException refusal = catchThrowableOfType(
                RefusedPictureException.class, () -> PictureReader.check(SamplePictures.resource(file)));

        assertThat(refusal.reason()).isEqualTo(Refusal.UNSUPPORTED);
        assertThat(refusal).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "webp", "tif"})
    void areTurnedUprightInEveryFormatThatSaysWhichWayIsUp(String extension) {
        PictureSpec upright = new PictureSpec(30, 40, Channels.COLOUR, Fit.STRETCH);

        Tensor clockwise = PictureReader.read(SamplePictures.resource("o6." + extension), upright);
        Tensor counterclockwise = PictureReader.read(SamplePictures.resource("o8." + extension), upright);

        assertColor(clockwise, 4 * 30 + 15, 200, 30, 20);
        assertColor(clockwise, 36 * 30 + 15, 20, 40, 210);
        assertColor(counterclockwise, 4 * 30 + 15, 20, 40, 210);
        assertColor(counterclockwise, 36 * 30 + 15, 200, 30, 20);
    }

    @Test
    void ofOtherFormatsAreNamed() {
        byte[] heic = "\0\0\0\30ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);

        RefusedPictureException refusal =
                catchThrowableOfType(RefusedPictureException.class, () -> PictureReader.check(heic));

        assertThat(refusal.reason()).isEqualTo(Refusal.UNSUPPORTED);
        assertThat(refusal).hasMessageStartingWith("HEIC files are not supported");
    }

    private static void assertColor(Tensor tensor, int pixel, int... expected) {
        for (int channel = 0; channel < 3; channel++) {
            assertThat(Byte.toUnsignedInt(tensor.data()[3 * pixel + channel]))
                    .as("channel %d of pixel %d", channel, pixel)
                    .isCloseTo(expected[channel], within(4));
        }
    }
}
