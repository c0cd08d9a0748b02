package dev.hone.stores.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.stores.bucket.BucketException.Kind;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.real.Rounds;
import dev.hone.stores.transfers.Transfers;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void keepsProvenanceThatIsEmptyOrVeryLong() {
        try (Bucket bucket = empty()) {
            Map<String, String> provenance = Map.of("name", "細胞".repeat(5000), "source", "");
            bucket.put("a", bytes("x"), "text/plain", provenance);

            assertThat(bucket.stat("a").orElseThrow().metadata())
                    .containsEntry("source", "")
                    .hasEntrySatisfying("name", name -> assertThat(name).matches("[細胞]{60,}…"))
                    .hasSize(2);
        }
    }

    @Test
    void carriesFilesOfManyPartsUpAndDown(@TempDir Path folder) throws Exception {
        byte[] large = new byte[11_000_000];
        new Random(1).nextBytes(large);
        Path up = Files.write(folder.resolve("up"), large);
        try (Bucket bucket = empty()) {
            bucket.put("large", up, "application/octet-stream", Map.of("name", "large"));
            bucket.get("large", folder.resolve("down"));

            assertThat(folder.resolve("down")).hasSameBinaryContentAs(up);
            assertThat(bucket.stat("large").orElseThrow().size()).isEqualTo(large.length);
            assertThat(bucket.stat("large").orElseThrow().metadata()).isEqualTo(Map.of("name", "large"));
            assertThat(bucket.putIfAbsent("large", up, "application/octet-stream", Map.of()))
                    .isFalse();
            try (InputStream body = bucket.read("large")) {
                assertThat(body).hasBinaryContent(large);
            }
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).hasSize(2);
            }
        }
    }

    @Test
    void putsAnObjectOfNoBytes(@TempDir Path folder) throws Exception {
        try (Bucket bucket = empty()) {
            bucket.put("none", new byte[0], "text/plain", Map.of());
            bucket.put("file", Files.createFile(folder.resolve("none")), "text/plain", Map.of());

            assertThat(bucket.get("none")).isEmpty();
            assertThat(bucket.get("file")).isEmpty();
        }
    }

    @Test
    void saysThatAnObjectIsNotWhatWasPut(@TempDir Path folder) throws Exception {
        BucketSettings settings = settings();
        try (Bucket bucket = Bucket.open(settings)) {
            bucket.create();
            foreign(settings, "damaged", Map.of("hone-sha256", "0".repeat(64)));

            assertThatThrownBy(() -> bucket.get("damaged"))
                    .isInstanceOfSatisfying(BucketException.class, e -> is(e, Kind.DAMAGED))
                    .hasMessageContaining("'damaged' in bucket '%s'".formatted(settings.bucket()));
            assertThatThrownBy(() -> bucket.get("damaged", folder.resolve("damaged")))
                    .isInstanceOfSatisfying(BucketException.class, e -> is(e, Kind.DAMAGED));
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void takesObjectsOfOtherClientsAsTheyAre() throws Exception {
        BucketSettings settings = settings();
        try (Bucket bucket = Bucket.open(settings)) {
            bucket.create();
            foreign(settings, "inbox/cat/a+b c%41 ü.png", Map.of("author", "somebody"));

            assertThat(bucket.list("inbox/").map(StoredObject::key)).containsExactly("inbox/cat/a+b c%41 ü.png");
            assertThat(bucket.get("inbox/cat/a+b c%41 ü.png")).isEqualTo(bytes("foreign"));
        }
    }

    private static void foreign(BucketSettings settings, String key, Map<String, String> metadata) throws Exception {
        byte[] body = bytes("foreign");
        try (MinioClient client = MinioClient.builder()
                .endpoint(settings.endpoint().toString())
                .region("us-east-1")
                .credentials(settings.accessKey(), settings.secretKey().value())
                .build()) {
            client.putObject(PutObjectArgs.builder().bucket(settings.bucket()).object(key).stream(
                            new ByteArrayInputStream(body), body.length, -1)
                    .userMetadata(metadata)
                    .build());
        }
    }

    @Test
    void listsFromAKeyOn() {
        try (Bucket bucket = empty()) {
            for (String key : List.of("p/a", "p/a.b", "p/a/b", "p/a/c", "p/b", "q/a")) {
                bucket.put(key.equals("p/a") ? "p/a-" : key, bytes(key), "text/plain", Map.of());
            }
            assertThat(bucket.list("p/", "p/a.b").map(StoredObject::key)).containsExactly("p/a/b", "p/a/c", "p/b");
            assertThat(bucket.list("p/", "p/a/b").map(StoredObject::key)).containsExactly("p/a/c", "p/b");
            assertThat(bucket.list("p/", "p/a/bb").map(StoredObject::key)).containsExactly("p/a/c", "p/b");
            assertThat(bucket.list("p/", "a").map(StoredObject::key))
                    .containsExactly("p/a-", "p/a.b", "p/a/b", "p/a/c", "p/b");
            assertThat(bucket.list("p/", "p/b")).isEmpty();
            assertThat(bucket.list("", "p/b").map(StoredObject::key)).containsExactly("q/a");
            assertThat(bucket.list("p/a").map(StoredObject::key)).containsExactly("p/a-", "p/a.b", "p/a/b", "p/a/c");
        }
    }

    @Test
    void keysOfHostileNamesStayUnderTheirPrefix() {
        try (Bucket bucket = empty()) {
            List<String> names = List.of("", "..", "../..", "a/../../b", "\u0000", "/", "細".repeat(999), "a\nb", "+ %");
            names.forEach(name -> bucket.put("p/q/" + KeyText.escape(name), bytes(name), "text/plain", Map.of()));

            assertThat(bucket.list("").map(object -> new String(bucket.get(object.key()), UTF_8)))
                    .containsExactlyInAnyOrderElementsOf(names);
            assertThat(bucket.list("").map(StoredObject::key)).allMatch(key -> key.matches("p/q/[^/]+"));
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
            assertThat(bucket.stat("to").orElseThrow().metadata()).isEqualTo(Map.of("note", "kept"));
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
    void isRefusedWithAWrongSecretWhateverItAsks() {
        BucketSettings right = settings();
        BucketSettings wrong =
                new BucketSettings(right.endpoint(), right.bucket(), right.accessKey(), new Secret("wrong"));
        try (Bucket bucket = Bucket.open(wrong)) {
            assertAll(
                    bucket,
                    Kind.REFUSED,
                    "refuses access key '%s'".formatted(right.accessKey()),
                    "check HONE_S3_ACCESS_KEY, HONE_S3_SECRET_KEY");
            assertThatThrownBy(bucket::create).isInstanceOfSatisfying(BucketException.class, e -> is(e, Kind.REFUSED));
        }
    }

    @Test
    void saysThatTheBucketIsMissing() {
        BucketSettings settings = settings();
        try (Bucket bucket = Bucket.open(settings)) {
            assertAll(
                    bucket,
                    Kind.MISSING_BUCKET,
                    "there is no bucket '%s' at %s: check HONE_S3_BUCKET"
                            .formatted(settings.bucket(), settings.endpoint()));
        }
    }

    @Test
    void twoWhoMakeTheBucketBothHaveIt() {
        BucketSettings settings = settings();
        Transfers.each(IntStream.range(0, Transfers.AT_ONCE).iterator(), creator -> {
            try (Bucket bucket = Bucket.open(settings)) {
                bucket.create();
                bucket.put("by-" + creator, bytes("x"), "text/plain", Map.of());
            }
        });
        try (Bucket bucket = Bucket.open(settings)) {
            assertThat(bucket.list("by-")).hasSize(Transfers.AT_ONCE);
        }
    }

    /** Of what is read and what is written. */
    private static void assertAll(Bucket bucket, Kind kind, String... words) {
        List<ThrowingCallable> calls = List.of(
                () -> bucket.get("a"),
                () -> bucket.put("a", bytes("x"), "text/plain", Map.of()),
                () -> bucket.list("a/").toList());
        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call)
                        .isInstanceOfSatisfying(BucketException.class, e -> is(e, kind))
                        .hasMessageContainingAll(words));
    }

    private static void is(BucketException e, Kind kind) {
        assertThat(e.kind()).isEqualTo(kind);
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
            // every put would have to wait; on a busy machine some wait for other reasons
            double[] taken = new double[50];
            for (int i = 0; i < taken.length; i++) {
                long start = System.nanoTime();
                bucket.put("timed/" + i, body, "text/plain", Map.of());
                taken[i] = (System.nanoTime() - start) / 1e6;
            }
            double millis = Arrays.stream(taken).sorted().toArray()[taken.length / 4];
            assertThat(millis).as("milliseconds a put").isLessThan(MILLIS_A_PUT);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
