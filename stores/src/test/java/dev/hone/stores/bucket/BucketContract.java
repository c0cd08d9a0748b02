package dev.hone.stores.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.real.Rounds;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a bucket does on every server that it must work with. */
abstract class BucketContract {
    private static final int MILLIS_A_PUT = 35;

    /** Where a bucket could be that is not there yet. */
    abstract BucketSettings settings();

    private Bucket empty() {
        Bucket bucket = Bucket.open(settings());
        bucket.create();
        return bucket;
    }

    @Test
    void givesBackWhatWasPutWithMetadataOfAnyScript() {
        try (Bucket bucket = empty()) {
            bucket.put("cells/pictures/a.png", bytes("picture"), "image/png", Map.of("name", "Größe 細胞 #1.png"));

            assertThat(bucket.get("cells/pictures/a.png")).isEqualTo(bytes("picture"));
            assertThat(bucket.stat("cells/pictures/a.png")).hasValueSatisfying(found -> {
                assertThat(found.size()).isEqualTo(7);
                assertThat(found.metadata()).containsEntry("name", "Größe 細胞 #1.png");
            });
        }
    }

    @Test
    void putsContentOnce() {
        try (Bucket bucket = empty()) {
            assertThat(bucket.putIfAbsent("a", bytes("one"), "text/plain", Map.of()))
                    .isTrue();
            assertThat(bucket.putIfAbsent("a", bytes("two"), "text/plain", Map.of()))
                    .isFalse();
            assertThat(bucket.get("a")).isEqualTo(bytes("one"));
        }
    }

    @Test
    void listsWhatLiesUnderAPrefixInTheOrderOfKeys() {
        try (Bucket bucket = empty()) {
            for (String key : List.of("p/b/2", "p/a/1", "q/c", "p/b/1")) {
                bucket.put(key, bytes(key), "text/plain", Map.of());
            }
            assertThat(bucket.list("p/").map(StoredObject::key)).containsExactly("p/a/1", "p/b/1", "p/b/2");
            assertThat(bucket.list("none/")).isEmpty();
        }
    }

    @Test
    void copiesAndDeletes() {
        try (Bucket bucket = empty()) {
            bucket.put("from", bytes("x"), "text/plain", Map.of("note", "kept"));
            bucket.copy("from", "to");
            bucket.delete("from");
            bucket.delete("from");

            assertThat(bucket.stat("from")).isEmpty();
            assertThat(bucket.get("to")).isEqualTo(bytes("x"));
        }
    }

    @Test
    void namesEndpointBucketAndKeyWhenAnObjectIsMissing() {
        try (Bucket bucket = empty()) {
            assertThatThrownBy(() -> bucket.get("not/there"))
                    .isInstanceOfSatisfying(
                            BucketException.class,
                            e -> assertThat(e.isMissing()).isTrue())
                    .hasMessageContaining("'not/there'")
                    .hasMessageContaining("http://127.0.0.1:");
        }
    }

    @Test
    void isRefusedWithAWrongSecret() {
        BucketSettings right = settings();
        try (Bucket bucket = Bucket.open(
                new BucketSettings(right.endpoint(), right.bucket(), right.accessKey(), new Secret("wrong")))) {
            assertThatThrownBy(bucket::create)
                    .isInstanceOfSatisfying(
                            BucketException.class,
                            e -> assertThat(e.isMissing()).isFalse());
        }
    }

    @Test
    void listsMoreThanAPageOfKeys() {
        int keys = 1100 * Rounds.of(3);
        try (Bucket bucket = empty()) {
            IntStream.range(0, keys)
                    .parallel()
                    .forEach(i -> bucket.put("many/%05d".formatted(i), bytes("x"), "text/plain", Map.of()));

            assertThat(bucket.list("many/").map(StoredObject::key))
                    .hasSize(keys)
                    .isSorted();
        }
    }

    @Test
    void aBucketThatIsThereIsNotMadeAgain() {
        try (Bucket bucket = empty()) {
            bucket.put("a", bytes("kept"), "text/plain", Map.of());
            bucket.create();

            assertThat(bucket.get("a")).isEqualTo(bytes("kept"));
        }
    }

    @Test
    void keepsSmallPutsFarBelowADelayedAcknowledgement() {
        try (Bucket bucket = empty()) {
            byte[] body = new byte[10_000];
            for (int i = 0; i < 50; i++) {
                bucket.put("warm/" + i, body, "text/plain", Map.of());
            }
            long start = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                bucket.put("timed/" + i, body, "text/plain", Map.of());
            }
            double millis = (System.nanoTime() - start) / 50e6;
            assertThat(millis).as("milliseconds a put").isLessThan(MILLIS_A_PUT);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
