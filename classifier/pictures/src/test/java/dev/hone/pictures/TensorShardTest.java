package dev.hone.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hone.pictures.DamagedShardException.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorShardTest {

    private static final PictureSpec SPEC = new PictureSpec(6, 5, Channels.COLOUR, Fit.PAD);
    private static final List<TensorShard.Entry> ENTRIES =
            IntStream.range(0, 4).mapToObj(TensorShardTest::entry).toList();

    @Test
    void givesBackWhatWasWritten(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("some.shard"), TensorShard.write(SPEC, ENTRIES));

        TensorShard shard = TensorShard.read(file);

        assertThat(shard.spec()).isEqualTo(SPEC);
        assertThat(shard.digests())
                .containsExactlyElementsOf(
                        ENTRIES.stream().map(TensorShard.Entry::digest).toList());
        for (TensorShard.Entry entry : ENTRIES) {
            assertThat(shard.tensor(entry.digest())).isEqualTo(entry.tensor());
        }
    }

    @Test
    void writesTheSameBytesForTheSameEntries() {
        assertThat(TensorShard.write(SPEC, ENTRIES)).isEqualTo(TensorShard.write(SPEC, ENTRIES));
    }

    @Test
    void tellsItsPicturesByItsBeginning() {
        byte[] bytes = TensorShard.write(SPEC, ENTRIES);
        int needed = IntStream.range(48, bytes.length)
                .filter(length ->
                        TensorShard.digests(Arrays.copyOf(bytes, length)).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(TensorShard.digests(Arrays.copyOf(bytes, needed)))
                .contains(ENTRIES.stream().map(TensorShard.Entry::digest).toList());
        assertThat(needed).isLessThan(bytes.length - ENTRIES.size() * SPEC.bytes());
        assertThatThrownBy(() -> TensorShard.digests(new byte[100])).isInstanceOf(DamagedShardException.class);
    }

    @Test
    void mayBeEmpty() {
        assertThat(TensorShard.read(TensorShard.write(SPEC, List.of())).digests())
                .isEmpty();
    }

    @Test
    void namesThePictureItDoesNotHold() {
        TensorShard shard = TensorShard.read(TensorShard.write(SPEC, ENTRIES));

        assertThatThrownBy(() -> shard.tensor("beef"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("beef");
    }

    @Test
    void refusesToHoldATensorOfAnotherSizeOrAPictureTwice() {
        Tensor small = new Tensor(1, 1, 3, new byte[3]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TensorShard.write(SPEC, List.of(new TensorShard.Entry("a", small))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TensorShard.write(SPEC, List.of(entry(1), entry(1))))
                .withMessage("a shard holds each picture once");
    }

    @Test
    void refusesEveryDamagedByte() {
        byte[] sound = TensorShard.write(SPEC, ENTRIES);
        for (int i = 0; i < sound.length; i++) {
            byte[] damaged = sound.clone();
            damaged[i] ^= 0x10;
            assertThat(fault(damaged)).as("byte %d", i).isNotNull();
        }
    }

    @Test
    void refusesEveryShortenedFile() {
        byte[] sound = TensorShard.write(SPEC, ENTRIES);
        for (int length = 0; length < sound.length; length++) {
            assertThat(fault(Arrays.copyOf(sound, length)))
                    .as("%d bytes", length)
                    .isIn(Fault.NOT_A_SHARD, Fault.WRONG_LENGTH);
        }
        assertThat(fault(Arrays.copyOf(sound, sound.length + 1))).isEqualTo(Fault.WRONG_LENGTH);
    }

    @Test
    void saysWhatIsWrong() {
        byte[] sound = TensorShard.write(SPEC, ENTRIES);

        assertThat(fault("nothing of the kind".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Fault.NOT_A_SHARD);
        assertThat(fault(ByteBuffer.wrap(sound.clone()).putInt(8, 2).array())).isEqualTo(Fault.UNKNOWN_VERSION);
        byte[] otherPixel = sound.clone();
        otherPixel[sound.length - 40]++;
        assertThat(fault(otherPixel)).isEqualTo(Fault.WRONG_CHECKSUM);
    }

    @Test
    void refusesTensorsOfAnotherDecoder() {
        byte[] other = TensorShard.write(SPEC, ENTRIES);
        int digest = new String(other, StandardCharsets.ISO_8859_1).indexOf(SPEC.digest());
        Arrays.fill(other, digest, digest + 64, (byte) '0');
        int content = other.length - 32;
        System.arraycopy(Sha256.digest(other, 0, content), 0, other, content, 32);

        assertThat(fault(other)).isEqualTo(Fault.OTHER_DECODER);
    }

    private static Fault fault(byte[] bytes) {
        DamagedShardException e = catchThrowableOfType(DamagedShardException.class, () -> TensorShard.read(bytes));
        return e == null ? null : e.fault();
    }

    private static TensorShard.Entry entry(int number) {
        byte[] data = new byte[SPEC.bytes()];
        new SplittableRandom(number).nextBytes(data);
        return new TensorShard.Entry(
                Sha256.hex(data),
                new Tensor(SPEC.width(), SPEC.height(), SPEC.channels().count(), data));
    }
}
