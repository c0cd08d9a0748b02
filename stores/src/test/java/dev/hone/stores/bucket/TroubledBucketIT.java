package dev.hone.stores.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hone.stores.bucket.BucketException.Kind;
import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.transfers.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a server that answers what no healthy one would, once for each answer it is given, and then well. */
class TroubledBucketIT {
    private static final String XML = "application/xml";
    private static final String PAGE = "text/html";

    private final Queue<Trouble> troubles = new ArrayDeque<>();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private BucketSettings settings;

    /** @param length what the answer says it is long; more than its body breaks it off */
    private record Trouble(int status, String type, String body, long length) {
        static Trouble of(int status, String code) {
            String body = "<Error><Code>%s</Code><Message>no</Message></Error>".formatted(code);
            return new Trouble(status, XML, body, body.length());
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        settings = new BucketSettings(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "hone", "key", new Secret("secret"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        Trouble trouble = troubles.poll();
        Trouble answer = trouble == null ? new Trouble(200, "text/plain", "well", 4) : trouble;
        exchange.getResponseHeaders().add("Content-Type", answer.type());
        exchange.getResponseHeaders().add("ETag", "\"x\"");
        exchange.sendResponseHeaders(answer.status(), answer.length());
        exchange.getResponseBody().write(answer.body().getBytes(UTF_8));
        exchange.close();
    }

    private void put(Patience patience) {
        try (Bucket bucket = Bucket.open(settings, patience)) {
            bucket.put("a", new byte[10], "text/plain", Map.of());
        }
    }

    private byte[] get(Patience patience) {
        try (Bucket bucket = Bucket.open(settings, patience)) {
            return bucket.get("a");
        }
    }

    @ParameterizedTest
    @CsvSource({"500,InternalError", "502,BadGateway", "503,SlowDown", "503,ServiceUnavailable", "504,GatewayTimeout"})
    void sendsAgainWhatAnOverwhelmedServerRefuses(int status, String code) {
        troubles.addAll(List.of(Trouble.of(status, code), Trouble.of(status, code)));
        put(Patience.LONG);

        assertThat(requests).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void sendsAgainWhatAProxyRefuses(int status) {
        troubles.add(new Trouble(status, PAGE, "<h1>no</h1>", 11));
        assertThat(get(Patience.LONG)).isEqualTo("well".getBytes(UTF_8));

        assertThat(requests).hasValue(2);
    }

    @Test
    void fetchesAnewWhatBrokeOff() {
        troubles.add(new Trouble(200, "text/plain", "we", 4));
        assertThat(get(Patience.LONG)).isEqualTo("well".getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "400,InvalidRequest,FAILED",
        "403,AccessDenied,REFUSED",
        "403,InvalidAccessKeyId,REFUSED",
        "403,RequestTimeTooSkewed,REFUSED",
        "404,NoSuchBucket,MISSING_BUCKET",
        "404,NoSuchKey,MISSING_OBJECT",
        "409,OperationAborted,FAILED",
        "507,XMinioStorageFull,FULL",
        "500,XMinioStorageFull,FULL",
    })
    void sendsNothingTwiceThatWouldFailAgain(int status, String code, Kind kind) {
        troubles.add(Trouble.of(status, code));
        assertThatThrownBy(() -> put(Patience.LONG))
                .isInstanceOfSatisfying(
                        BucketException.class, e -> assertThat(e.kind()).isEqualTo(kind));

        assertThat(requests).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"404,FAILED", "413,FAILED", "507,FULL"})
    void tellsAPageFromAnS3ServersAnswer(int status, Kind kind) {
        troubles.add(new Trouble(status, PAGE, "<h1>no</h1>", 11));
        assertThatThrownBy(() -> put(Patience.LONG))
                .isInstanceOfSatisfying(
                        BucketException.class, e -> assertThat(e.kind()).isEqualTo(kind));
        assertThat(requests).hasValue(1);
    }

    @Test
    void saysWhatToCheckWhenClocksDiffer() {
        troubles.add(Trouble.of(403, "RequestTimeTooSkewed"));
        assertThatThrownBy(() -> put(Patience.NONE))
                .hasMessage("the clocks of this machine and of the S3 server at %s differ too much: set them right"
                        .formatted(settings.endpoint()));
    }

    @Test
    void saysThatTheDiskIsFull() {
        troubles.add(Trouble.of(507, "XMinioStorageFull"));
        assertThatThrownBy(() -> put(Patience.NONE))
                .hasMessage(
                        "could not put 'a' in bucket 'hone' at %s: the server has no space left: free some on its disk"
                                .formatted(settings.endpoint()));
    }

    @Test
    void givesUpInTimeWhenNothingAnswers() {
        stop();
        long begun = System.nanoTime();
        assertThatThrownBy(() -> put(Patience.BRIEF))
                .isInstanceOfSatisfying(
                        BucketException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE))
                .hasMessageContainingAll(
                        "could not put 'a' in bucket 'hone' at " + settings.endpoint(),
                        "is it running, is HONE_S3_ENDPOINT right?");

        assertThat((System.nanoTime() - begun) / 1e9).isBetween(1.0, 6.0);
    }

    @Test
    void doesNotAskAgainForAHostThatNobodyKnows() {
        settings = new BucketSettings(URI.create("http://s3.invalid"), "hone", "key", new Secret("secret"));
        long begun = System.nanoTime();
        assertThatThrownBy(() -> put(Patience.LONG))
                .isInstanceOfSatisfying(
                        BucketException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE))
                .hasMessageContaining("http://s3.invalid");

        assertThat((System.nanoTime() - begun) / 1e9).isLessThan(15);
    }
}
