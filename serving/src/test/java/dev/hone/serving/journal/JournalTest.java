package dev.hone.serving.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.serving.Eventually;
import dev.hone.stores.ledger.Prediction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JournalTest {
    private static final Journal.Limits FEW = new Journal.Limits(4, 1000, Duration.ofSeconds(5));

    private final List<String> kept = new CopyOnWriteArrayList<>();

    @Test
    void keepsWhatItTakesAndWritesTheRestWhenItCloses() {
        try (Journal journal = new Journal((prediction, picture) -> kept.add(prediction.id()), FEW)) {
            for (int i = 0; i < 3; i++) {
                journal.offer(prediction("p" + i), new byte[10]);
            }
        }
        assertThat(kept).containsExactlyInAnyOrder("p0", "p1", "p2");
    }

    @Test
    void neverWaitsAndCountsWhatFindsNoRoom() throws InterruptedException {
        CountDownLatch open = new CountDownLatch(1);
        try (Journal journal = new Journal((prediction, picture) -> await(open, prediction), FEW)) {
            for (int i = 0; i < 20; i++) {
                journal.offer(prediction("p" + i), new byte[10]);
            }
            assertThat(journal.lost()).isBetween(12L, 16L);
            assertThat(journal.waiting() + journal.lost()).isEqualTo(20);
            open.countDown();
            Eventually.holds("all written", () -> journal.waiting() == 0);
            journal.offer(prediction("again"), new byte[10]);
        }
        assertThat(kept).contains("again");
    }

    @Test
    void countsBytesToo() {
        CountDownLatch open = new CountDownLatch(1);
        try (Journal journal = new Journal((prediction, picture) -> await(open, prediction), FEW)) {
            journal.offer(prediction("large"), new byte[900]);
            journal.offer(prediction("too much"), new byte[200]);
            journal.offer(prediction("small"), new byte[50]);
            assertThat(journal.lost()).isEqualTo(1);
            open.countDown();
        }
        assertThat(kept).containsExactlyInAnyOrder("large", "small");
    }

    @Test
    void triesAgainWhenAStoreWasAway() {
        List<String> tries = new CopyOnWriteArrayList<>();
        PredictionStore store = (prediction, picture) -> {
            tries.add(prediction.id());
            if (tries.size() < 3) {
                throw new IllegalStateException("away");
            }
            kept.add(prediction.id());
        };
        try (Journal journal = new Journal(store, FEW)) {
            journal.offer(prediction("p"), new byte[10]);
            Eventually.holds("kept", () -> !kept.isEmpty());
            assertThat(journal.lost()).isZero();
        }
    }

    @Test
    void closingDoesNotWaitForEverWhenAStoreIsAway() {
        PredictionStore away = (prediction, picture) -> {
            throw new IllegalStateException("away");
        };
        Journal journal = new Journal(away, new Journal.Limits(4, 1000, Duration.ofMillis(300)));
        journal.offer(prediction("p"), new byte[10]);
        Instant start = Instant.now();
        journal.close();
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(journal.lost()).isEqualTo(1);
    }

    @Test
    void closingDoesNotWaitForEverWhenAStoreHangs() {
        CountDownLatch never = new CountDownLatch(1);
        Journal journal = new Journal(
                (prediction, picture) -> await(never, prediction), new Journal.Limits(4, 1000, Duration.ofMillis(100)));
        journal.offer(prediction("p"), new byte[10]);
        Instant start = Instant.now();
        journal.close();
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(kept).isEmpty();
    }

    private void await(CountDownLatch latch, Prediction prediction) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        kept.add(prediction.id());
    }

    private static Prediction prediction(String id) {
        return new Prediction(id, "cells", 1, "digest", "monocyte", Map.of("monocyte", 1.0), 1, Instant.EPOCH);
    }
}
