package dev.hone.stores.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final IllegalStateException PASSING = new IllegalStateException("overwhelmed");
    private static final IllegalArgumentException LASTING = new IllegalArgumentException("wrong");

    private final AtomicInteger calls = new AtomicInteger();

    private Supplier<String> failing(int times, RuntimeException failure) {
        return () -> {
            if (calls.incrementAndGet() <= times) {
                throw failure;
            }
            return "done";
        };
    }

    private static String call(Duration patience, Supplier<String> call) {
        return new Retries(patience).call(call, e -> e == PASSING);
    }

    @Test
    void callsAgainUntilItGoesWell() {
        assertThat(call(Duration.ofSeconds(20), failing(3, PASSING))).isEqualTo("done");
        assertThat(calls).hasValue(4);
    }

    @Test
    void callsOnceWhatDoesNotPass() {
        assertThatThrownBy(() -> call(Duration.ofSeconds(20), failing(3, LASTING)))
                .isSameAs(LASTING);
        assertThat(calls).hasValue(1);
    }

    @Test
    void givesUpInTimeWithTheLastFailure() {
        long begun = System.nanoTime();
        assertThatThrownBy(() -> call(Duration.ofMillis(500), failing(Integer.MAX_VALUE, PASSING)))
                .isSameAs(PASSING);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        assertThat(calls).hasValueBetween(3, 5);
    }

    @Test
    void doesNotWaitForWhoIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> call(Duration.ofMinutes(1), failing(Integer.MAX_VALUE, PASSING)))
                .isSameAs(PASSING);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(calls).hasValue(1);
    }
}
