package dev.hone.stores.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.real.S3Server;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketIT {
    private static S3Server server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = S3Server.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void givesBackWhatWasPutWithMetadataOfAnyScript() {
        try (Bucket bucket = server.empty()) {
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
        try (Bucket bucket = server.empty()) {
            assertThat(bucket.putIfAbsent("a", bytes("one"), "text/plain", Map.of()))
                    .isTrue();
            assertThat(bucket.putIfAbsent("a", bytes("two"), "text/plain", Map.of()))
                    .isFalse();
            assertThat(bucket.get("a")).isEqualTo(bytes("one"));
        }
    }

    @Test
    void listsWhatLiesUnderAPrefixInTheOrderOfKeys() {
        try (Bucket bucket = server.empty()) {
            for (String key : List.of("p/b/2", "p/a/1", "q/c", "p/b/1")) {
                bucket.put(key, bytes(key), "text/plain", Map.of());
            }
            assertThat(bucket.list("p/").map(StoredObject::key)).containsExactly("p/a/1", "p/b/1", "p/b/2");
            assertThat(bucket.list("none/")).isEmpty();
        }
    }

    @Test
    void copiesAndDeletes() {
        try (Bucket bucket = server.empty()) {
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
        try (Bucket bucket = server.empty()) {
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
        BucketSettings right = server.settings();
        try (Bucket bucket = Bucket.open(
                new BucketSettings(right.endpoint(), right.bucket(), right.accessKey(), new Secret("wrong")))) {
            assertThatThrownBy(bucket::create)
                    .isInstanceOfSatisfying(
                            BucketException.class,
                            e -> assertThat(e.isMissing()).isFalse());
        }
    }

    @Test
    void keepsSmallPutsFarBelowADelayedAcknowledgement() {
        try (Bucket bucket = server.empty()) {
            byte[] body = new byte[10_000];
            for (int i = 0; i < 50; i++) {
                bucket.put("warm/" + i, body, "text/plain", Map.of());
            }
            long start = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                bucket.put("timed/" + i, body, "text/plain", Map.of());
            }
            double millis = (System.nanoTime() - start) / 50e6;
            assertThat(millis).as("milliseconds a put").isLessThan(35);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
