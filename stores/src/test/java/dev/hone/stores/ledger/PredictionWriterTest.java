package dev.hone.stores.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.ledger.PredictionWriter.Limits;
import dev.hone.stores.real.Eventually;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PredictionWriterTest {
    private static final Limits FEW = new Limits(10, 4, Duration.ofSeconds(10));

    private final List<String> written = new CopyOnWriteArrayList<>();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();

    @Test
    void writesInBatchesAndWritesTheRestWhenItCloses() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        try (PredictionWriter writer = new PredictionWriter(
                batch -> {
                    entered.countDown();
                    await(open);
                    keep(batch);
                },
                FEW)) {
            writer.offer(prediction(0));
            entered.await();
            for (int i = 1; i < 9; i++) {
                writer.offer(prediction(i));
            }
            assertThat(writer.waiting()).isEqualTo(9);
            open.countDown();
        }
        assertThat(written).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(batches).containsExactly(1, 4, 4);
    }

    @Test
    void holdsNoMoreThanItMayWhileTheLedgerIsAwayAndCountsTheRest() throws Exception {
        AtomicBoolean away = new AtomicBoolean(true);
        try (PredictionWriter writer = new PredictionWriter(
                batch -> {
                    if (away.get()) {
                        throw away();
                    }
                    keep(batch);
                },
                FEW)) {
            for (int i = 0; i < 1000; i++) {
                writer.offer(prediction(i));
            }
            // those in the queue, and those of one batch
            assertThat(writer.waiting()).isBetween(10L, 14L);
            assertThat(writer.lost() + writer.waiting()).isEqualTo(1000);
            away.set(false);
            Eventually.holds("written", () -> writer.waiting() == 0);
            assertThat(written).hasSize(1000 - (int) writer.lost());
        }
    }

    @Test
    void losesOnlyTheOneThatTheLedgerCannotTake() throws Exception {
        try (PredictionWriter writer = new PredictionWriter(
                batch -> {
                    if (batch.stream().anyMatch(prediction -> prediction.id().equals("3"))) {
                        throw new IllegalStateException("a text with a zero in it");
                    }
                    keep(batch);
                },
                FEW)) {
            for (int i = 0; i < 8; i++) {
                writer.offer(prediction(i));
            }
            Eventually.holds("written", () -> writer.waiting() == 0);
            assertThat(writer.lost()).isEqualTo(1);
        }
        assertThat(written).containsExactly("0", "1", "2", "4", "5", "6", "7");
    }

    @Test
    void closingDoesNotWaitForEverForALedgerThatIsAway() {
        PredictionWriter writer = new PredictionWriter(
                batch -> {
                    throw away();
                },
                new Limits(10, 4, Duration.ofMillis(300)));
        writer.offer(prediction(1));
        Instant start = Instant.now();
        writer.close();
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(writer.lost() + writer.waiting()).isEqualTo(1);
        assertThat(written).isEmpty();
    }

    @Test
    void takesNothingMoreOnceItIsClosed() {
        PredictionWriter writer = new PredictionWriter(this::keep, FEW);
        writer.close();
        writer.offer(prediction(1));
        assertThat(writer.lost()).isEqualTo(1);
        assertThat(writer.waiting()).isZero();
    }

    private void keep(List<Prediction> batch) {
        batches.add(batch.size());
        batch.forEach(prediction -> written.add(prediction.id()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LedgerException away() {
        LedgerSettings settings = new LedgerSettings("jdbc:postgresql://localhost:1/hone", "hone", new Secret("x"));
        return LedgerException.notOpened(settings, new SQLException("refused", "08001"));
    }

    private static Prediction prediction(int number) {
        return new Prediction(
                String.valueOf(number), "cells", 1, "digest", "monocyte", Map.of("monocyte", 1.0), 1, Instant.EPOCH);
    }
}
