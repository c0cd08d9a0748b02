package dev.hone.serving.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.pictures.Sha256;
import dev.hone.serving.Eventually;
import dev.hone.serving.journal.Journal.Limits;
import dev.hone.stores.ledger.ModelRole;
import dev.hone.stores.ledger.Prediction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JournalTest {
    private static final long ROOM = 1L << 20;
    private static final Limits USUAL = new Limits(1000, ROOM, ROOM, 4, 0, Duration.ofSeconds(10));
    private static final Limits HASTY = new Limits(1000, ROOM, ROOM, 4, 0, Duration.ofMillis(300));

    private final FakeStore store = new FakeStore();

    @TempDir
    private Path folder;

    @Test
    void writesInBatchesAndWritesTheRestWhenItCloses() {
        store.ledger.shut();
        try (Journal journal = journal(USUAL)) {
            offer(journal, 9);
            Eventually.holds("a batch began", () -> store.ledger.entered() == 1);
            Eventually.holds("all wait for the ledger", () -> journal.waiting() == 9 && store.pictures.size() == 9);
            store.ledger.open();
        }
        assertThat(store.written).hasSize(9).doesNotHaveDuplicates();
        assertThat(store.batches).allMatch(size -> size <= 4);
    }

    @Test
    void keepsThePictureBeforeItSaysThatThereWasAPrediction() {
        store.bucket.shut();
        try (Journal journal = journal(USUAL)) {
            offer(journal, 3);
            Eventually.holds("pictures on their way", () -> store.bucket.entered() > 0);
            assertThat(store.written).isEmpty();
            store.bucket.open();
            Eventually.holds("written", () -> journal.waiting() == 0);
        }
        assertThat(store.pictures).hasSize(3);
        assertThat(store.written).hasSize(3);
    }

    @Test
    void aPredictionWithoutAPictureIsWrittenToo() {
        try (Journal journal = journal(USUAL)) {
            journal.offer(prediction("p"), new float[1], Optional.empty());
        }
        assertThat(store.pictures).isEmpty();
        assertThat(store.written).containsExactly("p");
    }

    @Test
    void aLedgerThatIsAwayDoesNotKeepPicturesFromTheBucket() {
        store.ledger.away(Integer.MAX_VALUE);
        try (Journal journal = journal(USUAL)) {
            offer(journal, 5);
            Eventually.holds("pictures kept", () -> store.pictures.size() == 5);
            offer(journal, 10);
            Eventually.holds("more pictures kept", () -> store.pictures.size() == 10);
            assertThat(store.written).isEmpty();
            store.ledger.away(0);
            Eventually.holds("written", () -> journal.waiting() == 0);
        }
        assertThat(store.written).hasSize(15);
    }

    @Test
    void countsWhatFindsNoRoomOnTheDisk() {
        store.bucket.shut();
        try (Journal journal = journal(new Limits(1000, ROOM, 5_000, 4, 0, Duration.ofSeconds(10)))) {
            journal.offer(prediction("first"), new float[1], Optional.of(new byte[3_000]));
            journal.offer(prediction("second"), new float[1], Optional.of(new byte[3_000]));
            Eventually.holds("one is lost", () -> journal.lost() == 1);
            assertThat(journal.spooled()).isBetween(3_000L, 5_000L);
            store.bucket.open();
            Eventually.holds("written", () -> journal.waiting() == 0);
            journal.offer(prediction("third"), new float[1], Optional.of(new byte[3_000]));
            Eventually.holds("written", () -> store.written.size() == 2);
        }
        assertThat(store.written).containsExactly("first", "third");
    }

    @Test
    void countsWhatFindsNoRoomInMemory() {
        try (Journal journal = journal(new Limits(1000, 1_000, ROOM, 4, 0, Duration.ofSeconds(10)))) {
            journal.offer(prediction("large"), new float[1], Optional.of(new byte[1_001]));
            assertThat(journal.lost()).isEqualTo(1);
            journal.offer(prediction("small"), new float[1], Optional.of(new byte[900]));
        }
        assertThat(store.written).containsExactly("small");
    }

    @Test
    void writesWhatWaitedWhenTheStoresAreBack() {
        store.bucket.away(3);
        store.ledger.away(3);
        try (Journal journal = journal(USUAL)) {
            offer(journal, 2);
            Eventually.holds("written", () -> journal.waiting() == 0);
            assertThat(journal.lost()).isZero();
        }
        assertThat(store.written).hasSize(2);
    }

    @Test
    void losesOnlyTheOneThatAStoreCannotTake() {
        store.poison = "p3";
        try (Journal journal = journal(USUAL)) {
            offer(journal, 8);
            Eventually.holds("written", () -> journal.waiting() == 0);
            assertThat(journal.lost()).isEqualTo(1);
        }
        assertThat(store.written).hasSize(7).doesNotContain("p3");
    }

    @Test
    void keepsNothingThatIsSaidOfAnErasedPicture() {
        store.erased = Sha256.hex(picture(1));
        try (Journal journal = journal(USUAL)) {
            offer(journal, 3);
            Eventually.holds("written", () -> journal.waiting() == 0);
            assertThat(journal.lost()).isZero();
        }
        assertThat(store.written).containsExactlyInAnyOrder("p0", "p2");
    }

    @Test
    void keepsTheEmbeddingsOfAShareOfThePictures() {
        try (Journal journal = journal(new Limits(1000, ROOM, ROOM, 10, 0.5, Duration.ofSeconds(10)))) {
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
    void whatAStoreDoesNotTakeInTimeIsThereForTheNextStart() {
        store.ledger.away(Integer.MAX_VALUE);
        Journal journal = journal(HASTY);
        offer(journal, 5);
        assertThat(secondsToClose(journal)).isLessThan(5);
        assertThat(store.written).isEmpty();

        store.ledger.away(0);
        journal(USUAL).close();
        // a line that was on its way from one file to the other comes twice, which the ledger lets be
        assertThat(store.written).containsOnly("p0", "p1", "p2", "p3", "p4");
    }

    /** Being interrupted, it fails in a way that says so in no type: then what it did not take is no poison. */
    @Test
    void whatAStoreFailsAtBecauseTheJournalClosesIsThereForTheNextStart() {
        store.ledger.shut();
        Journal journal = journal(HASTY);
        offer(journal, 5);
        Eventually.holds("a batch hangs", () -> store.ledger.entered() == 1);
        journal.close();
        assertThat(journal.lost()).isZero();

        store.ledger.open();
        journal(USUAL).close();
        assertThat(store.written).containsOnly("p0", "p1", "p2", "p3", "p4");
    }

    @Test
    void closingDoesNotWaitForEverWhenAStoreHangs() {
        store.bucket.shut();
        Journal journal = journal(HASTY);
        journal.offer(prediction("p"), new float[1], Optional.of(picture(1)));
        assertThat(secondsToClose(journal)).isLessThan(5);
        assertThat(store.written).isEmpty();
    }

    @Test
    void takesNothingMoreOnceItIsClosed() {
        Journal journal = journal(USUAL);
        journal.close();
        journal.offer(prediction("p"), new float[1], Optional.of(picture(1)));
        assertThat(journal.lost()).isEqualTo(1);
    }

    private Journal journal(Limits limits) {
        return new Journal(store, folder, limits);
    }

    private static void offer(Journal journal, int count) {
        for (int i = 0; i < count; i++) {
            journal.offer(prediction("p" + i), new float[] {i}, Optional.of(picture(i)));
        }
    }

    private static long secondsToClose(Journal journal) {
        Instant start = Instant.now();
        journal.close();
        return Duration.between(start, Instant.now()).toSeconds();
    }

    private static byte[] picture(int number) {
        return "%d".formatted(number).getBytes(StandardCharsets.UTF_8);
    }

    static Prediction prediction(String id) {
        String digest = Sha256.hex(id.getBytes(StandardCharsets.UTF_8));
        return new Prediction(
                id, "cells", 1, digest, "a", Map.of("a", 1.0), 1, Instant.now(), ModelRole.PRODUCTION, 1, null);
    }
}
