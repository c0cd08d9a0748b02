package dev.hone.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PictureLimitsTest {

    private static final PictureSpec SPEC = new PictureSpec(16, 16, Channels.COLOUR, Fit.CROP);
    private static final byte[] PNG = SamplePictures.resource("rgb.png");

    @Test
    void areOnesOwn() {
        PictureLimits limits = PictureLimits.DEFAULT;

        assertThat(new PictureIntake(limits.withPixels(1200)).check(PNG).width())
                .isEqualTo(40);
        assertThat(refusal(limits.withPixels(1199))).isEqualTo(Refusal.TOO_LARGE);
        assertThat(refusal(limits.withFileBytes(PNG.length - 1))).isEqualTo(Refusal.TOO_LARGE);
        assertThat(refusal(limits.withDecodingBytes(3599))).isEqualTo(Refusal.TOO_LARGE);
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withPixels(0));
    }

    @Test
    void doNotChangeTheTensor() {
        PictureIntake narrow = new PictureIntake(new PictureLimits(10_000, 1200, 10_000));

        assertThat(narrow.read(PNG, SPEC)).isEqualTo(PictureReader.read(PNG, SPEC));
    }

    @Test
    void letPicturesWaitUntilThereIsMemoryForThem() throws Exception {
        DecodingMemory memory = new DecodingMemory(100 * 1024);
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch leave = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                running.add(threads.submit(() -> memory.with(40 * 1024, () -> enter(inside, leave))));
            }
            inside.await();
            Future<Integer> large = threads.submit(() -> memory.with(100 * 1024, () -> 3));
            while (memory.waiting() == 0) {
                Thread.onSpinWait();
            }
            assertThat(large.isDone()).isFalse();
            leave.countDown();
            assertThat(large.get()).isEqualTo(3);
            for (Future<Integer> small : running) {
                assertThat(small.get()).isEqualTo(1);
            }
        }
    }

    @Test
    void neverStopManyLargePicturesForGood() throws Exception {
        PictureIntake narrow = new PictureIntake(PictureLimits.DEFAULT.withDecodingBytes(4000));
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Tensor>> read = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                read.add(threads.submit(() -> narrow.read(PNG, SPEC)));
            }
            for (Future<Tensor> tensor : read) {
                assertThat(tensor.get()).isEqualTo(PictureReader.read(PNG, SPEC));
            }
        }
    }

    private static int enter(CountDownLatch inside, CountDownLatch leave) {
        inside.countDown();
        try {
            leave.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return 1;
    }

    private static Refusal refusal(PictureLimits limits) {
        return catchThrowableOfType(RefusedPictureException.class, () -> new PictureIntake(limits).check(PNG))
                .reason();
    }
}
