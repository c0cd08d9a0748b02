package dev.hone.pictures;

import static dev.hone.pictures.SamplePictures.emptyPng;
import static dev.hone.pictures.SamplePictures.encoded;
import static dev.hone.pictures.SamplePictures.halves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {

    private static final PictureSpec SPEC = new PictureSpec(16, 16, Channels.COLOUR, Fit.CROP);

    @Test
    void refusesNoBytes() {
        assertThat(refusal(new byte[0]).reason()).isEqualTo(Refusal.EMPTY);
    }

    @Test
    void refusesTextWhateverItsNameSays() {
        RefusedPictureException refusal = refusal("dear sir or madam".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal.reason()).isEqualTo(Refusal.NOT_AN_IMAGE);
        assertThat(refusal.reason().code()).isEqualTo("not-an-image");
        assertThat(refusal).hasMessage("this is not a picture in JPEG, PNG, GIF, BMP, WebP or TIFF format");
    }

    @Test
    void refusesFilesOfMoreThan25Megabytes() {
        byte[] large = Arrays.copyOf(encoded(halves(20, 20), "png"), 25_000_001);

        RefusedPictureException refusal = refusal(large);

        assertThat(refusal.reason()).isEqualTo(Refusal.TOO_LARGE);
        assertThat(refusal).hasMessageContaining("25.0 MB");
    }

    @Test
    void refusesAPictureOfMoreThan50MegapixelsBeforeItIsDecoded() {
        RefusedPictureException refusal = refusal(emptyPng(10_000, 5_001));

        assertThat(refusal.reason()).isEqualTo(Refusal.TOO_LARGE);
        assertThat(refusal)
                .hasMessage("the picture has 10000 x 5001 pixels, more than the 50 megapixels that are taken");
    }

    @Test
    void refusesSizesThatDoNotFitAnInteger() {
        assertThat(refusal(emptyPng(Integer.MAX_VALUE, Integer.MAX_VALUE)).reason())
                .isEqualTo(Refusal.TOO_LARGE);
        assertThat(refusal(emptyPng(-5, 10)).reason()).isEqualTo(Refusal.NOT_AN_IMAGE);
        assertThat(refusal(emptyPng(0, 10)).reason()).isEqualTo(Refusal.NOT_AN_IMAGE);
    }

    @Test
    void refusesAJpegOrPngThatBreaksOffAnywhere() {
        for (String format : new String[] {"jpg", "png"}) {
            byte[] whole = encoded(halves(60, 60), format);
            for (int length = 12; length < whole.length; length += 7) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThat(refusal(part).reason())
                        .as("%s of %d bytes", format, length)
                        .isEqualTo(Refusal.TRUNCATED);
            }
        }
    }

    @Test
    void refusesAPictureWhoseContentIsNotWhatItsHeaderSays() {
        RefusedPictureException refusal =
                catchThrowableOfType(RefusedPictureException.class, () -> PictureReader.read(emptyPng(10, 10), SPEC));

        assertThat(refusal.reason()).isEqualTo(Refusal.NOT_AN_IMAGE);
        assertThat(refusal).hasMessage("the file begins like PNG but cannot be read as a picture");
    }

    @ParameterizedTest
    @EnumSource(PictureKind.class)
    void neverFailsOtherThanByRefusing(PictureKind kind) {
        byte[] sound = PictureReaderTest.file(kind, halves(24, 24));
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = Arrays.copyOf(sound, random.nextInt(1, sound.length + 1));
            for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(PictureReader.read(damaged, SPEC).data()).hasSize(SPEC.bytes());
            } catch (RefusedPictureException e) {
                assertThat(e.reason()).isNotNull();
            }
        }
    }

    private static RefusedPictureException refusal(byte[] bytes) {
        return catchThrowableOfType(RefusedPictureException.class, () -> PictureReader.check(bytes));
    }
}
