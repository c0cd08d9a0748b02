package dev.hone.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PictureSpecTest {

    private static final PictureSpec SPEC = new PictureSpec(64, 48, Channels.COLOUR, Fit.CROP);

    @Test
    void hasTheSameDigestAsItsEqual() {
        assertThat(SPEC.digest())
                .isEqualTo(new PictureSpec(64, 48, Channels.COLOUR, Fit.CROP).digest())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void changesItsDigestWithEveryPart() {
        Stream<PictureSpec> others = Stream.of(
                new PictureSpec(48, 64, Channels.COLOUR, Fit.CROP),
                new PictureSpec(64, 64, Channels.COLOUR, Fit.CROP),
                new PictureSpec(64, 48, Channels.GREY, Fit.CROP),
                new PictureSpec(64, 48, Channels.COLOUR, Fit.PAD));

        assertThat(others.map(PictureSpec::digest)).doesNotHaveDuplicates().doesNotContain(SPEC.digest());
    }

    @Test
    void knowsHowManyBytesATensorTakes() {
        assertThat(SPEC.bytes()).isEqualTo(64 * 48 * 3);
    }

    @Test
    void refusesSidesThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PictureSpec(0, 48, Channels.COLOUR, Fit.CROP))
                .withMessageContaining("0 x 48");
        assertThatIllegalArgumentException().isThrownBy(() -> new PictureSpec(64, 5000, Channels.COLOUR, Fit.CROP));
    }
}
