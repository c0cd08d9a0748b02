package dev.hone.serving.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.serving.journal.Spool.Segment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SpoolTest {
    private static final long ROOM = 100L << 20;

    @TempDir
    private Path folder;

    @Test
    void givesRecordsInTheOrderTheyCame() throws Exception {
        try (Spool spool = new Spool(folder, ROOM)) {
            add(spool, "a", "b");
            Segment first = spool.take();
            add(spool, "c");
            assertThat(texts(first)).containsExactly("a", "b");
            first.done();
            assertThat(drained(spool)).containsExactly("c");
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void keepsThePartsOfARecordApart() throws Exception {
        try (Spool spool = new Spool(folder, ROOM)) {
            assertThat(spool.add(bytes("one"), new byte[0], bytes("three"))).isTrue();
            byte[][] record = spool.take().records().getFirst();
            assertThat(record.length).isEqualTo(3);
            assertThat(record[0]).isEqualTo(bytes("one"));
            assertThat(record[1]).isEmpty();
            assertThat(record[2]).isEqualTo(bytes("three"));
        }
    }

    @Test
    void theNextProcessFindsWhatWasNotDone() throws Exception {
        try (Spool spool = new Spool(folder, ROOM)) {
            add(spool, "done");
            spool.take().done();
            add(spool, "taken");
            spool.take();
            add(spool, "left", "behind");
        }
        try (Spool spool = new Spool(folder, ROOM)) {
            assertThat(spool.records()).isEqualTo(3);
            add(spool, "new");
            assertThat(drained(spool)).containsExactly("taken", "left", "behind", "new");
            assertThat(spool.bytes()).isZero();
        }
    }

    /** As a sender is when serving stops: it must not take a sound file for a damaged one. */
    @Test
    void whoIsInterruptedWhileReadingLosesNothing() throws Exception {
        try (Spool spool = new Spool(folder, ROOM)) {
            add(spool, "a", "b");
            Segment segment = spool.take();
            Thread.currentThread().interrupt();

            assertThatThrownBy(segment::records).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
            assertThat(texts(segment)).containsExactly("a", "b");
        }
    }

    @Test
    void aRecordThatWasBeingWrittenIsNotThere() throws Exception {
        try (Spool spool = new Spool(folder, ROOM)) {
            add(spool, "whole", "cut off");
        }
        Path file = files().getFirst();
        byte[] written = Files.readAllBytes(file);
        for (int end = written.length - 1; end > 0; end--) {
            Files.write(file, Arrays.copyOf(written, end));
            try (Spool spool = new Spool(folder, ROOM)) {
                add(spool, "next");
                List<String> expected = end < wholeRecord("whole") ? List.of("next") : List.of("whole", "next");
                assertThat(drained(spool)).as("cut at " + end).isEqualTo(expected);
            }
        }
    }

    @Test
    void aDamagedRecordIsNotGivenOut() throws Exception {
        try (Spool spool = new Spool(folder, ROOM)) {
            add(spool, "sound", "damaged");
        }
        Path file = files().getFirst();
        byte[] written = Files.readAllBytes(file);
        written[written.length - 1] ^= 1;
        Files.write(file, written);
        try (Spool spool = new Spool(folder, ROOM)) {
            assertThat(texts(spool.take())).containsExactly("sound");
        }
    }

    @Test
    void takesNoMoreThanThereIsRoomFor() throws Exception {
        try (Spool spool = new Spool(folder, 3 * wholeRecord("12345"))) {
            add(spool, "12345", "12345", "12345");
            assertThat(spool.add(bytes(""))).isFalse();
            assertThat(drained(spool)).hasSize(3);
            add(spool, "12345");
        }
    }

    @Test
    void whoWaitsIsGivenWhatComes() throws Exception {
        try (Spool spool = new Spool(folder, ROOM)) {
            CompletableFuture<List<String>> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return texts(spool.take());
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            add(spool, "a");
            assertThat(waiting.get(10, TimeUnit.SECONDS)).containsExactly("a");
        }
    }

    @Test
    void largeRecordsEndAFile() throws Exception {
        try (Spool spool = new Spool(folder, ROOM)) {
            for (int i = 0; i < 5; i++) {
                assertThat(spool.add(new byte[3 << 20])).isTrue();
            }
            assertThat(files()).hasSize(3);
            assertThat(spool.take().records()).hasSize(2);
        }
    }

    @Test
    void aSecondProcessIsTurnedAway() {
        try (Spool spool = new Spool(folder, ROOM)) {
            assertThat(spool.records()).isZero();
            assertThatThrownBy(() -> new Spool(folder, ROOM))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another serving spools predictions in " + folder);
        }
        new Spool(folder, ROOM).close();
    }

    private static long wholeRecord(String text) {
        return 3L * Integer.BYTES + text.length();
    }

    private static void add(Spool spool, String... records) {
        for (String record : records) {
            assertThat(spool.add(bytes(record))).isTrue();
        }
    }

    private static List<String> drained(Spool spool) throws Exception {
        List<String> all = new ArrayList<>();
        while (spool.records() > 0) {
            Segment segment = spool.take();
            all.addAll(texts(segment));
            segment.done();
        }
        return all;
    }

    private static List<String> texts(Segment segment) throws InterruptedException {
        return segment.records().stream()
                .map(parts -> new String(parts[0], StandardCharsets.UTF_8))
                .toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".records"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
