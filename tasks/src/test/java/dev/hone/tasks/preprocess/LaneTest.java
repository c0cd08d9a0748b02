package dev.hone.tasks.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.pictures.Sha256;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaneTest {
    private static final List<String> DIGESTS = IntStream.range(0, 4_000)
            .mapToObj(i -> Sha256.hex(new byte[] {(byte) i, (byte) (i >> 8)}))
            .toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 256})
    void holdEveryPictureOnceAndAboutTheSameNumber(int count) {
        List<Lane> lanes = IntStream.range(0, count)
                .mapToObj(number -> new Lane(number, count))
                .toList();
        assertThat(DIGESTS)
                .allMatch(digest ->
                        lanes.stream().filter(lane -> lane.holds(digest)).count() == 1);
        if (count < 8) {
            assertThat(lanes)
                    .allSatisfy(lane -> assertThat(DIGESTS.stream().filter(lane::holds))
                            .hasSizeBetween(DIGESTS.size() / count * 8 / 10, DIGESTS.size() / count * 12 / 10));
        }
    }

    @Test
    void isTheSameForTheSamePicture() {
        assertThat(new Lane(1, 2).holds("01" + "0".repeat(62))).isTrue();
        assertThat(new Lane(0, 2).holds("fe" + "0".repeat(62))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "-1, 2", "0, 0", "0, 257"})
    void areCountedFromZero(int number, int count) {
        assertThatThrownBy(() -> new Lane(number, count))
                .hasMessage("there is no lane %d of %d: with 1 to 256 lanes, they are counted from 0", number, count);
    }
}
