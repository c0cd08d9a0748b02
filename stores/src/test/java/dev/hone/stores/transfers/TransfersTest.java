package dev.hone.stores.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TransfersTest {
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    private static Iterator<Integer> numbers(int count) {
        return IntStream.range(0, count).iterator();
    }

    private int work(int number) {
        most.accumulateAndGet(working.incrementAndGet(), Math::max);
        Thread.yield();
        working.decrementAndGet();
        done.incrementAndGet();
        return number;
    }

    @Test
    void handsResultsOnInTheOrderOfTheThings() {
        List<Integer> results = new ArrayList<>();
        Transfers.map(numbers(1000), this::work, results::add);

        assertThat(results).hasSize(1000).isSorted();
        assertThat(most).hasValueLessThanOrEqualTo(Transfers.AT_ONCE);
    }

    @Test
    void worksSideBySide() {
        CyclicBarrier together = new CyclicBarrier(Transfers.AT_ONCE);
        Transfers.each(numbers(Transfers.AT_ONCE), number -> meet(together));

        assertThat(together.getNumberWaiting()).isZero();
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void holdsFewThingsAtAnyTime() {
        AtomicInteger given = new AtomicInteger();
        Iterator<Integer> counted =
                IntStream.range(0, 500).peek(number -> given.incrementAndGet()).iterator();
        AtomicInteger taken = new AtomicInteger();
        Transfers.map(
                counted,
                this::work,
                result -> assertThat(given.get() - taken.getAndIncrement())
                        .isLessThanOrEqualTo(2 * Transfers.AT_ONCE + 1));

        assertThat(taken).hasValue(500);
    }

    @Test
    void endsWithTheFirstFailureAndNothingStillAtWork() {
        assertThatThrownBy(() -> Transfers.each(numbers(100_000), number -> {
                    if (work(number) == 50) {
                        throw new IllegalArgumentException("no 50");
                    }
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no 50");

        assertThat(working).hasValue(0);
        assertThat(done).hasValueBetween(51, 51 + 3 * Transfers.AT_ONCE);
    }

    @Test
    void endsWhenItsCallerIsInterrupted() {
        assertThatThrownBy(() -> Transfers.map(numbers(1000), this::work, result -> {
                    if (result == 100) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(working).hasValue(0);
        assertThat(done).hasValueLessThan(1000);
    }

    @Test
    void nothingToDoIsDone() {
        Transfers.each(numbers(0), this::work);
        assertThat(done).hasValue(0);
    }
}
