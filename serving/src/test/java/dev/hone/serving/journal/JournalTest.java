package dev.hone.serving.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Sha256;
import dev.hone.serving.Eventually;
import dev.hone.serving.journal.Journal.Limits;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Prediction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JournalTest {
    private static final Limits FEW = new Limits(10, 1000, 4, 0, Duration.ofSeconds(10));
    private static final Limits HASTY = new Limits(10, 1000, 4, 0, Duration.ofMillis(300));

    private final FakeStore store = new FakeStore();

    @Test
    void writesInBatchesAndWritesTheRestWhenItCloses() {
        store.ledger.shut();
        try (Journal journal = new Journal(store, FEW)) {
            offer(journal, 9);
            Eventually.holds("a batch began", () -> store.ledger.entered() == 1);
            assertThat(journal.waiting()).isEqualTo(9);
            store.ledger.open();
        }
        assertThat(store.written).hasSize(9).doesNotHaveDuplicates();
        assertThat(store.batches).allMatch(size -> size <= 4).hasSizeBetween(3, 5);
    }

    @Test
    void keepsThePictureBeforeItSaysThatThereWasAPrediction() {
        store.bucket.shut();
        try (Journal journal = new Journal(store, FEW)) {
            offer(journal, 3);
            Eventually.holds("pictures on their way", () -> store.bucket.entered() == 3);
            assertThat(store.written).isEmpty();
            store.bucket.open();
            Eventually.holds("written", () -> journal.waiting() == 0);
        }
        assertThat(store.pictures).hasSize(3);
        assertThat(store.written).hasSize(3);
    }

    @Test
    void neverWaitsAndCountsWhatFindsNoRoom() {
        store.bucket.shut();
        try (Journal journal = new Journal(store, FEW)) {
            offer(journal, 1000);
            assertThat(journal.waiting()).isEqualTo(10);
            assertThat(journal.lost()).isEqualTo(990);
            store.bucket.open();
            Eventually.holds("written", () -> journal.waiting() == 0);
            journal.offer(prediction("again"), new float[1], new byte[1]);
        }
        assertThat(store.written).hasSize(11).contains("again");
    }

    @Test
    void countsThoseThatWaitForTheLedgerToo() {
        store.ledger.shut();
        try (Journal journal = new Journal(store, FEW)) {
            offer(journal, 10);
            Eventually.holds("pictures kept", () -> store.pictures.size() == 10);
            offer(journal, 5);
            assertThat(journal.lost()).isEqualTo(5);
            store.ledger.open();
        }
        assertThat(store.written).hasSize(10);
    }

    @Test
    void countsBytesUntilThePictureIsKept() {
        store.bucket.shut();
        try (Journal journal = new Journal(store, FEW)) {
            journal.offer(prediction("large"), new float[1], new byte[900]);
            journal.offer(prediction("too much"), new float[1], new byte[200]);
            journal.offer(prediction("small"), new float[1], new byte[50]);
            assertThat(journal.lost()).isEqualTo(1);
            store.bucket.open();
            Eventually.holds("written", () -> journal.waiting() == 0);
            journal.offer(prediction("later"), new float[1], new byte[900]);
            assertThat(journal.lost()).isEqualTo(1);
        }
        assertThat(store.written).containsExactlyInAnyOrder("large", "small", "later");
    }

    @Test
    void writesWhatWaitedWhenTheStoresAreBack() {
        store.bucket.away(3);
        store.ledger.away(3);
        try (Journal journal = new Journal(store, FEW)) {
            offer(journal, 2);
            Eventually.holds("written", () -> journal.waiting() == 0);
            assertThat(journal.lost()).isZero();
        }
        assertThat(store.written).hasSize(2);
    }

    @Test
    void losesOnlyTheOneThatAStoreCannotTake() {
        store.poison = "p3";
        try (Journal journal = new Journal(store, FEW)) {
            offer(journal, 8);
            Eventually.holds("written", () -> journal.waiting() == 0);
            assertThat(journal.lost()).isEqualTo(1);
        }
        assertThat(store.written).hasSize(7).doesNotContain("p3");
    }

    @Test
    void keepsNothingThatIsSaidOfAnErasedPicture() {
        store.erased = Sha256.hex(picture(1));
        try (Journal journal = new Journal(store, FEW)) {
            offer(journal, 3);
            Eventually.holds("written", () -> journal.waiting() == 0);
            assertThat(journal.lost()).isZero();
        }
        assertThat(store.written).containsExactlyInAnyOrder("p0", "p2");
    }

    @Test
    void keepsTheEmbeddingsOfAShareOfThePictures() {
        try (Journal journal = new Journal(store, new Limits(1000, 1000, 10, 0.5, Duration.ofSeconds(10)))) {
            offer(journal, 200);
            offer(journal, 200);
        }
        assertThat(store.written).hasSize(400);
        assertThat(store.embedded.size()).isBetween(140, 260);
        // a picture's are kept each time, or never
        assertThat(store.embedded)
                .allMatch(id -> store.embedded.stream().filter(id::equals).count() == 2);
    }

    @Test
    void closingDoesNotWaitForEverWhenAStoreIsAway() {
        store.ledger.away(Integer.MAX_VALUE);
        Journal journal = new Journal(store, HASTY);
        journal.offer(prediction("p"), new float[1], new byte[10]);
        assertThat(secondsToClose(journal)).isLessThan(5);
        assertThat(journal.lost()).isEqualTo(1);
        assertThat(journal.waiting()).isZero();
    }

    @Test
    void closingDoesNotWaitForEverWhenAStoreHangs() {
        store.bucket.shut();
        Journal journal = new Journal(store, HASTY);
        journal.offer(prediction("p"), new float[1], new byte[10]);
        assertThat(secondsToClose(journal)).isLessThan(5);
        assertThat(store.written).isEmpty();
    }

    @Test
    void takesNothingMoreOnceItIsClosed() {
        Journal journal = new Journal(store, FEW);
        journal.close();
        journal.offer(prediction("p"), new float[1], new byte[10]);
        assertThat(journal.lost()).isEqualTo(1);
        assertThat(journal.waiting()).isZero();
    }

    private static void offer(Journal journal, int count) {
        for (int i = 0; i < count; i++) {
            journal.offer(prediction("p" + i), new float[] {i}, picture(i));
        }
    }

    private static long secondsToClose(Journal journal) {
        Instant start = Instant.now();
        journal.close();
        return Duration.between(start, Instant.now()).toSeconds();
    }

    private static byte[] picture(int number) {
        return ("%d".formatted(number % 10)).getBytes(StandardCharsets.UTF_8);
    }

    private static Prediction prediction(String id) {
        String digest = Sha256.hex(id.getBytes(StandardCharsets.UTF_8));
        return new Prediction(id, "cells", 1, digest, "a", Map.of("a", 1.0), 1, Instant.EPOCH, ModelRole.PRODUCTION, 1);
    }
}
