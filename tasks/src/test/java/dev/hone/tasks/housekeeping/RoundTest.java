package dev.hone.tasks.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RoundTest {
    private final Round round = new Round(LoggerFactory.getLogger(RoundTest.class), true);

    private record Asked(Kind kind, Callable<Removed> work) implements Chore {
        @Override
        public Removed sweep() throws Exception {
            return work.call();
        }
    }

    @Test
    void countsByKindAndGoesOnAfterAFailure() throws Exception {
        round.go("apples", new Asked(Kind.SHARDS, () -> new Removed(Kind.SHARDS, List.of("a", "b"), 20)));
        round.go("leaves", new Asked(Kind.SHARDS, () -> {
            throw new IllegalStateException("the bucket is away");
        }));
        round.go("seeds", new Asked(Kind.SHARDS, () -> new Removed(Kind.SHARDS, List.of("c"), 3)));
        round.go("seeds", new Asked(Kind.JOBS, () -> new Removed(Kind.JOBS, List.of(), 0)));

        assertThat(round.names(Kind.SHARDS)).containsExactly("a", "b", "c");
        assertThat(round.count(Kind.JOBS)).isZero();
        assertThat(round.count(Kind.PICTURES)).isZero();
        assertThat(round.bytes()).isEqualTo(23);
        assertThat(round.failures()).containsExactly("shards of leaves: the bucket is away");
    }

    @Test
    void endsWhenItIsToldToWhateverTheChoreMakesOfThat() {
        assertThatThrownBy(() -> round.go("apples", new Asked(Kind.SHARDS, () -> {
                    throw new InterruptedException();
                })))
                .isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> round.go("apples", new Asked(Kind.SHARDS, () -> {
                        throw new IllegalStateException("interrupted");
                    })))
                    .isInstanceOf(InterruptedException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(round.failures()).isEmpty();
    }
}
