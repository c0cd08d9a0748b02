package dev.hone.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Training, evaluation and serving see the same numbers, on this machine and on the next, today and next year. */
class SameTensorTest {

    private static final List<PictureSpec> SPECS = List.of(
            new PictureSpec(40, 30, Channels.COLOUR, Fit.STRETCH),
            new PictureSpec(13, 9, Channels.GREY, Fit.CROP),
            new PictureSpec(64, 64, Channels.COLOUR, Fit.PAD));

    /** Whoever has to change this changes {@link PictureReader#DECODER}, too: kept tensors are then made again. */
    @Test
    void isWhatThisVersionOfTheDecoderStandsFor() {
        ByteArrayOutputStream tensors = new ByteArrayOutputStream();
        for (byte[] file : readable()) {
            SPECS.forEach(
                    spec -> tensors.writeBytes(PictureReader.read(file, spec).data()));
        }

        assertThat(PictureReader.DECODER + " " + Sha256.hex(tensors.toByteArray()))
                .isEqualTo("opencv-4.13/3 8a8227739f47cdada57f600fef203992288efffec1e3274b51d3a17a317aef19");
    }

    @Test
    void comesOutOfAShardAsItWentIn() {
        for (PictureSpec spec : SPECS) {
            List<TensorShard.Entry> entries = readable().stream()
                    .map(file -> new TensorShard.Entry(Sha256.hex(file), PictureReader.read(file, spec)))
                    .toList();
            TensorShard shard = TensorShard.read(TensorShard.write(spec, entries));
            for (byte[] file : readable()) {
                Tensor served = new PictureIntake(PictureLimits.DEFAULT)
                        .readAndStudy(file, spec)
                        .tensor();
                assertThat(shard.tensor(Sha256.hex(file))).isEqualTo(served);
            }
        }
    }

    private static List<byte[]> readable() {
        List<byte[]> files = new ArrayList<>();
        for (byte[] file : SamplePictures.resources()) {
            try {
                PictureReader.check(file);
                files.add(file);
            } catch (RefusedPictureException e) {
                assertThat(e.reason()).isEqualTo(Refusal.UNSUPPORTED);
            }
        }
        return files;
    }
}
