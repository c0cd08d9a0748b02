package dev.hone.stores.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.stores.real.KillableS3;
import dev.hone.stores.real.Rounds;
import dev.hone.stores.transfers.Patience;
import dev.hone.stores.transfers.Transfers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The S3 server is killed in the middle of many writes of each kind; all are repeated, and each is as if done once. */
class KilledBucketIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int WRITES = 60;
    private static final int LARGE = 6_000_000;

    @TempDir
    private Path work;

    private final Random random = new Random();
    private KillableS3 server;
    private Bucket bucket;

    @BeforeEach
    void start() throws Exception {
        server = KillableS3.start(Files.createDirectory(work.resolve("s3")));
        bucket = Bucket.open(server.settings("hone"), Patience.BRIEF);
        repeated(bucket::create);
    }

    @AfterEach
    void stop() throws Exception {
        bucket.close();
        server.close();
    }

    @Test
    void everyWriteCanBeRepeated() throws Exception {
        byte[] large = new byte[LARGE];
        random.nextBytes(large);
        Path file = Files.write(work.resolve("large"), large);
        for (int round = 0; round < Rounds.of(10); round++) {
            String prefix = "round-" + round + "/";
            whileKilled(i -> bucket.put(prefix + "a/" + i, body(i), "text/plain", Map.of("name", "ä" + i)));
            whileKilled(i -> bucket.copy(prefix + "a/" + i, prefix + "b/" + i));
            whileKilled(i -> bucket.delete(prefix + "a/" + i));
            whileKilled(i -> bucket.put(prefix + "c/" + i % 6, file, "text/plain", Map.of()));

            assertThat(bucket.list(prefix + "a/")).isEmpty();
            assertThat(bucket.list(prefix + "b/").map(StoredObject::size))
                    .hasSize(WRITES)
                    .containsOnly((long) body(0).length);
            for (int i = 0; i < WRITES; i++) {
                assertThat(bucket.get(prefix + "b/" + i)).isEqualTo(body(i));
                assertThat(bucket.stat(prefix + "b/" + i).orElseThrow().metadata())
                        .isEqualTo(Map.of("name", "ä" + i));
            }
            List<String> parts =
                    bucket.list(prefix + "c/").map(StoredObject::key).toList();
            assertThat(parts)
                    .hasSize(6)
                    .allSatisfy(key -> assertThat(bucket.get(key)).isEqualTo(large));
        }
    }

    private interface Write {
        void of(int number);
    }

    /** Does the writes side by side, and kills the server when some of them are done. */
    private void whileKilled(Write write) {
        int fatal = 1 + random.nextInt(WRITES / 2);
        AtomicInteger done = new AtomicInteger();
        Transfers.each(IntStream.range(0, WRITES).iterator(), i -> {
            if (done.incrementAndGet() == fatal) {
                kill();
            }
            repeated(() -> write.of(i));
        });
    }

    private void kill() {
        try {
            server.restart();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a task that is tried again does it. */
    private static void repeated(Runnable write) {
        Instant deadline = Instant.now().plus(SOON);
        while (true) {
            try {
                write.run();
                return;
            } catch (BucketException e) {
                assertThat(e.isPassing()).as(e.getMessage()).isTrue();
                assertThat(Instant.now()).as(e.getMessage()).isBefore(deadline);
            }
        }
    }

    private static byte[] body(int number) {
        byte[] body = new byte[20_000];
        Arrays.fill(body, (byte) number);
        return body;
    }
}
