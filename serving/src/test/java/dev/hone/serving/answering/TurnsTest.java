package dev.hone.serving.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.serving.Eventually;
import dev.hone.serving.problems.ProblemCode;
import dev.hone.serving.problems.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {
    private static final int PLACES = 2;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void runsAsManyAtOnceAsThereArePlaces() throws Exception {
        try (Turns turns = new Turns(PLACES, LONG);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                int number = i;
                answers.add(callers.submit(() -> turns.run(() -> busyWith(number))));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(i);
            }
            assertThat(most.get()).isEqualTo(PLACES);
            assertThat(turns.present()).isZero();
        }
    }

    @Test
    void whoWaitsTooLongIsTurnedAwayAndDoesNotRunLater() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (Turns turns = new Turns(1, Duration.ofMillis(100));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = callers.submit(() -> turns.run(() -> await(end)));
            Eventually.holds("the first runs", () -> running.get() == 1);
            assertThatThrownBy(() -> turns.run(running::incrementAndGet)).satisfies(TurnsTest::isBusy);
            end.countDown();
            assertThat(first.get()).isTrue();
            assertThat(turns.run(() -> "next")).isEqualTo("next");
            assertThat(running.get()).isEqualTo(1);
        }
    }

    @Test
    void whoWouldWaitTooLongIsTurnedAwayAtOnce() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger refused = new AtomicInteger();
        try (Turns turns = new Turns(1, LONG);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            turns.requireRoom();
            // by this one some two hundred are answered in time
            turns.run(() -> pause(Duration.ofMillis(100)));
            try {
                for (int i = 0; i < 500; i++) {
                    callers.execute(() -> {
                        try {
                            turns.run(() -> await(end));
                        } catch (ProblemException e) {
                            refused.incrementAndGet();
                        }
                    });
                }
                Eventually.holds("all wait, or were told", () -> turns.present() + refused.get() == 500);
                assertThat(refused.get()).isGreaterThan(250);
                assertThatThrownBy(turns::requireRoom).satisfies(TurnsTest::isBusy);
            } finally {
                end.countDown();
            }
            Eventually.holds("all have left", () -> turns.present() == 0);
            turns.requireRoom();
        }
    }

    @Test
    void aFailureIsItsCallers() {
        try (Turns turns = new Turns(1, LONG)) {
            assertThatThrownBy(() -> turns.run(() -> {
                        throw new IllegalArgumentException("this one");
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("this one");
            assertThat(turns.run(() -> 1)).isEqualTo(1);
        }
    }

    private static void isBusy(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.BUSY));
    }

    private int busyWith(int number) {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        pause(Duration.ofMillis(2));
        running.decrementAndGet();
        return number;
    }

    private boolean await(CountDownLatch end) {
        running.incrementAndGet();
        try {
            end.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean pause(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
