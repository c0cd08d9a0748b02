package dev.hone.tasks.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.pictures.Tensor;
import dev.hone.tasks.preprocess.PicturesAhead.Coming;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PicturesAheadTest {
    private static final List<String> DIGESTS =
            IntStream.range(0, 100).mapToObj(String::valueOf).toList();

    @Test
    void givesEveryTensorInTheOrderOfThePictures() throws Exception {
        try (PicturesAhead pictures = new PicturesAhead(DIGESTS, PicturesAheadTest::tensor, 7)) {
            List<String> given = new ArrayList<>();
            for (Coming coming = pictures.read(); coming != null; coming = pictures.read()) {
                assertThat(coming.tensor().data()[0]).isEqualTo(Byte.parseByte(coming.digest()));
                given.add(coming.digest());
            }
            assertThat(given).isEqualTo(DIGESTS);
        }
    }

    @Test
    void isNeverFurtherAheadThanItMay() throws Exception {
        AtomicInteger read = new AtomicInteger();
        try (PicturesAhead pictures = new PicturesAhead(
                DIGESTS,
                digest -> {
                    read.incrementAndGet();
                    return tensor(digest);
                },
                7)) {
            for (int taken = 1; taken <= 50; taken++) {
                pictures.read().tensor();
                assertThat(read.get()).isBetween(taken, taken + 7);
            }
        }
    }

    @Test
    void tellsWhatIsWrongWithThePictureThatItIsWrongWith() throws Exception {
        try (PicturesAhead pictures = new PicturesAhead(
                List.of("1", "2"),
                digest -> {
                    if (digest.equals("2")) {
                        throw new IllegalArgumentException("no picture");
                    }
                    return tensor(digest);
                },
                7)) {
            assertThat(pictures.read().tensor().data()[0]).isEqualTo((byte) 1);
            assertThatThrownBy(pictures.read()::tensor)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no picture");
            assertThat(pictures.read()).isNull();
        }
    }

    @Test
    void leavesNothingAtWorkWhenItEnds() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        PicturesAhead pictures = new PicturesAhead(
                List.of("1"),
                digest -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        ended.countDown();
                    }
                    return tensor(digest);
                },
                7);
        pictures.read();
        pictures.close();
        assertThat(ended.getCount()).isZero();
    }

    private static Tensor tensor(String digest) {
        return new Tensor(1, 1, 1, new byte[] {Byte.parseByte(digest)});
    }
}
