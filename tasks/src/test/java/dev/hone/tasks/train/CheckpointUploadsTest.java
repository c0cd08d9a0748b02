package dev.hone.tasks.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.real.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CheckpointUploadsTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void whatComesDuringAnUploadIsKeptByOneMore() throws Exception {
        CyclicBarrier gate = new CyclicBarrier(2);
        try (CheckpointUploads uploads = CheckpointUploads.start(() -> passThrough(gate), Duration.ZERO)) {
            uploads.due();
            Eventually.holds("the first has begun", () -> begun.get() == 1);
            for (int i = 0; i < 100; i++) {
                uploads.due();
            }
            assertThat(done).hasValue(0);

            gate.await(10, TimeUnit.SECONDS);
            gate.await(10, TimeUnit.SECONDS);

            Eventually.holds("the second is done", () -> done.get() == 2);
        }
        assertThat(begun).hasValue(2);
    }

    @Test
    void restsBehindAnUploadAndDoesNotKeepWhoClosesItWaiting() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        try (CheckpointUploads uploads = CheckpointUploads.start(() -> count(first), LONG)) {
            uploads.due();
            assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
            uploads.due();
        }
        assertThat(begun).hasValue(1);
    }

    @Test
    void waitsAtItsEndForTheUploadThatIsUnderWay() throws Exception {
        CyclicBarrier gate = new CyclicBarrier(2);
        CheckpointUploads uploads = CheckpointUploads.start(() -> passThrough(gate), Duration.ZERO);
        uploads.due();
        Eventually.holds("it has begun", () -> begun.get() == 1);
        Thread closing = Thread.ofVirtual().start(uploads::close);
        Eventually.holds("it is waited for", () -> closing.getState() == Thread.State.TIMED_WAITING);
        assertThat(done).hasValue(0);

        gate.await(10, TimeUnit.SECONDS);
        closing.join();

        assertThat(done).hasValue(1);
    }

    @Test
    void cutsOffAnUploadThatTakesLongerThanAMoment() throws Exception {
        CountDownLatch cut = new CountDownLatch(1);
        CheckpointUploads uploads = CheckpointUploads.start(() -> hang(cut), Duration.ZERO);
        uploads.due();
        Eventually.holds("it has begun", () -> begun.get() == 1);
        Instant closing = Instant.now();

        uploads.close();

        assertThat(cut.getCount()).isZero();
        assertThat(done).hasValue(0);
        assertThat(Instant.now()).isBefore(closing.plusSeconds(4));
    }

    @Test
    void whoIsInterruptedWaitsForNoUpload() throws Exception {
        CountDownLatch cut = new CountDownLatch(1);
        CheckpointUploads uploads = CheckpointUploads.start(() -> hang(cut), Duration.ZERO);
        uploads.due();
        Eventually.holds("it has begun", () -> begun.get() == 1);

        Thread.currentThread().interrupt();
        uploads.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /** As an upload to a server that takes nothing. */
    private void hang(CountDownLatch cut) {
        begun.incrementAndGet();
        try {
            new CountDownLatch(1).await();
            done.incrementAndGet();
        } catch (InterruptedException e) {
            cut.countDown();
        }
    }

    private void count(CountDownLatch latch) {
        begun.incrementAndGet();
        latch.countDown();
    }

    private void passThrough(CyclicBarrier gate) {
        begun.incrementAndGet();
        try {
            gate.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        done.incrementAndGet();
    }
}
