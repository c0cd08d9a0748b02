package dev.hone.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.serving.RawCall.Reply;
import dev.hone.stores.ledger.Role;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever callers send: the answer says what is wrong with it, is never the server's failure, and shows nothing of its inside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class BadRequestsTest {
    private static final int TIMES = 30;
    private static final String PREDICT = "POST /v1/predict?project=cells HTTP/1.1";
    private static final String FORM = "Content-Type: multipart/form-data; boundary=x\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final byte[] NOTHING = new byte[0];

    private final Random random = new Random(20_261_130);
    private HouseInMemory house;
    private ConfigurableApplicationContext serving;
    private RawCall caller;
    private int port;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        house = new HouseInMemory(folder.resolve("cache"));
        serving = house.serve();
        port = Integer.parseInt(serving.getEnvironment().getProperty("local.server.port"));
        caller = new RawCall(port, house.key("caller", Role.CONTRIBUTE, null));
        house.promote(TinyBundle.answering(folder.resolve("bundle"), "cells", 1));
        Eventually.holds(
                "ready",
                () -> new Caller(serving, house.key("k" + random.nextInt(), Role.PREDICT, null))
                                .get("/projects/cells/ping")
                                .status()
                        == 200);
    }

    @AfterAll
    void stop() {
        serving.close();
        house.close();
    }

    /** Each kind many times, with other bytes each time where there are any. */
    @Test
    void aThousandBadRequestsOfThirtyKindsAreEachToldWhatIsWrong() throws Exception {
        assertThat(kinds(NOTHING)).hasSizeGreaterThanOrEqualTo(30);
        SoftAssertions soft = new SoftAssertions();
        int sent = 0;
        for (int time = 0; time < TIMES; time++) {
            byte[] noise = new byte[1 + random.nextInt(2_000)];
            random.nextBytes(noise);
            for (Map.Entry<String, Call> kind : kinds(noise).entrySet()) {
                Optional<Reply> reply = caller.send(kind.getValue().bytes());
                soft.assertThatCode(() -> check(kind.getKey(), kind.getValue().status(), reply))
                        .as(kind.getKey())
                        .doesNotThrowAnyException();
                sent++;
            }
        }
        soft.assertAll();
        assertThat(sent).isGreaterThanOrEqualTo(900);
        byte[] png = ServingContract.png();
        Optional<Reply> afterwards = caller.send(caller.request(PREDICT, length(png), png));
        assertThat(afterwards.orElseThrow().status()).isEqualTo(200);
    }

    private record Call(int status, byte[] bytes) {}

    private Map<String, Call> kinds(byte[] noise) throws Exception {
        byte[] png = ServingContract.png();
        Map<String, Call> kinds = new LinkedHashMap<>();
        kinds.put("no request line", new Call(400, RawCall.raw("nonsense\r\n\r\n", noise)));
        kinds.put("another protocol", new Call(505, RawCall.raw("GET / HTTP/9.9\r\nHost: a\r\n\r\n", NOTHING)));
        kinds.put("no host", new Call(400, RawCall.raw("GET /health HTTP/1.1\r\n\r\n", NOTHING)));
        kinds.put("huge headers", call(400, "GET /health HTTP/1.1", "X-Much: " + "a".repeat(40_000) + "\r\n", NOTHING));
        kinds.put("a path upwards", call(400, "GET /v1/../../../etc/passwd HTTP/1.1", "", NOTHING));
        kinds.put("an encoded path upwards", call(400, "GET /v1/%2e%2e%2fetc/passwd HTTP/1.1", "", NOTHING));
        kinds.put("a zero in the path", call(400, "GET /v1/projects/%00/model HTTP/1.1", "", NOTHING));
        kinds.put("an unknown path", call(404, "GET /v1/secrets HTTP/1.1", "", NOTHING));
        kinds.put("an unknown project", call(404, "GET /v1/projects/cels/model HTTP/1.1", "", NOTHING));
        kinds.put("another method", call(405, "DELETE /v1/predict HTTP/1.1", "", NOTHING));
        kinds.put("an unknown method", call(405, "BREW /v1/predict HTTP/1.1", "", NOTHING));
        kinds.put(
                "no key",
                new Call(
                        401,
                        RawCall.raw(PREDICT + "\r\nHost: a\r\nConnection: close\r\n" + length(png) + "\r\n", png)));
        kinds.put(
                "a wrong key",
                new Call(
                        401,
                        RawCall.raw(
                                PREDICT + "\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer hone_abcdefgh_"
                                        + "0".repeat(48) + "\r\n" + length(png) + "\r\n",
                                png)));
        kinds.put("no picture", call(415, PREDICT, length(noise), noise(noise)));
        kinds.put("an empty body", call(400, PREDICT, "Content-Length: 0\r\n", NOTHING));
        kinds.put("half a picture", call(422, PREDICT, length(half(png)), half(png)));
        kinds.put("a picture bomb", call(413, PREDICT, length(bomb()), bomb()));
        kinds.put("a length without end", call(413, PREDICT, "Content-Length: 99999999999\r\n", NOTHING));
        kinds.put("a length that is none", call(400, PREDICT, "Content-Length: much\r\n", NOTHING));
        kinds.put("two lengths", call(400, PREDICT, "Content-Length: 1\r\nContent-Length: 2\r\n", noise));
        kinds.put("a body that breaks off", call(400, PREDICT, "Content-Length: 5000\r\n", noise));
        kinds.put(
                "broken chunks",
                call(400, PREDICT, "Transfer-Encoding: chunked\r\n", "zz\r\n".getBytes(StandardCharsets.UTF_8)));
        kinds.put(
                "a form without boundary",
                call(400, PREDICT, "Content-Type: multipart/form-data\r\n" + length(noise), noise));
        kinds.put("a form that is none", call(400, PREDICT, FORM + length(noise), noise));
        kinds.put("a form that breaks off", call(400, PREDICT, FORM + length(half(form(png))), half(form(png))));
        kinds.put("a form without a file", call(400, PREDICT, FORM + length(form("note", png)), form("note", png)));
        kinds.put("a form of too many parts", call(400, PREDICT, FORM + length(many()), many()));
        kinds.put("broken JSON", json(400, "/v1/feedback", "{\"prediction_id\": "));
        kinds.put("JSON of other types", json(400, "/v1/feedback", "{\"prediction_id\": {}, \"correct\": [1]}"));
        kinds.put("deep JSON", json(400, "/projects/cells/invocations", "[".repeat(5_000)));
        kinds.put("JSON that is no call", json(400, "/v1/predict?project=cells", "{\"url\": [\"s3://a/b\"]}"));
        kinds.put("a picture elsewhere", json(400, "/v1/predict?project=cells", "{\"url\": \"file:///etc/passwd\"}"));
        kinds.put("a forged prediction", json(404, "/v1/feedback", "{\"prediction_id\": \"a.b\", \"correct\": true}"));
        kinds.put(
                "feedback of another kind",
                call(415, "POST /v1/feedback HTTP/1.1", "Content-Type: text/xml\r\n" + length(noise), noise));
        kinds.put(
                "a zero in a note",
                json(400, "/v1/feedback", "{\"prediction_id\": \"a.b\", \"correct\": true, \"note\": \"\\u0000\"}"));
        kinds.put(
                "feedback without end",
                call(413, "POST /v1/feedback HTTP/1.1", JSON + length(new byte[70_000]), new byte[70_000]));
        kinds.put(
                "an array that says it is large",
                json(
                        400,
                        "/projects/cells/invocations",
                        "{\"instances\": [[[" + "0,".repeat(5_000) + "0]" + ",[]".repeat(5_000) + "]]}"));
        kinds.put(
                "a form that is put",
                call(
                        405,
                        "PUT /v1/predict HTTP/1.1",
                        "Content-Type: application/x-www-form-urlencoded\r\n" + length(noise),
                        noise));
        kinds.put("a query that is none", call(400, PREDICT.replace("cells", "cells&explain=maybe"), length(png), png));
        return kinds;
    }

    private Call call(int status, String line, String headers, byte[] body) {
        return new Call(status, caller.request(line, headers, body));
    }

    private Call json(int status, String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return call(status, "POST " + path + " HTTP/1.1", JSON + length(body), body);
    }

    private static String length(byte[] body) {
        return "Content-Length: " + body.length + "\r\n";
    }

    /** Never by chance the beginning of a picture. */
    private static byte[] noise(byte[] noise) {
        byte[] changed = noise.clone();
        if (changed.length > 0) {
            changed[0] = '?';
        }
        return changed;
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] form(byte[] file) {
        return form("file", file);
    }

    private static byte[] form(String field, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--x\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a\"\r\n\r\n"
                .formatted(field)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static byte[] many() {
        return ("--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nb\r\n".repeat(2_000) + "--x--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A PNG of a few hundred bytes that says it has 60,000 x 60,000 pixels. */
    private static byte[] bomb() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(60_000)
                        .putInt(60_000)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(new byte[10_000]);
        }
        chunk(png, "IDAT", packed.toByteArray());
        chunk(png, "IEND", NOTHING);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] named = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 sum = new CRC32();
        sum.update(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static void check(String kind, int status, Optional<Reply> answer) {
        assertThat(answer).as(kind).isPresent();
        Reply reply = answer.orElseThrow();
        assertThat(reply.status()).as(kind + ": " + reply.body()).isEqualTo(status);
        assertThat(reply.headers()).as(kind).contains("application/problem+json");
        JsonNode problem = new JsonMapper().readTree(reply.body());
        assertThat(problem.path("detail").asString()).as(kind).isNotBlank();
        assertThat(problem.path("code").asString()).as(kind).matches("[a-z-]+").isNotEqualTo("internal");
        assertThat(reply.body()).as(kind).doesNotContain("Exception", "java.", "springframework", "\tat ");
    }

    @Test
    void whoSendsTooSlowlyIsNotWaitedFor() throws Exception {
        List<Duration> took = new ArrayList<>();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            Instant begun = Instant.now();
            OutputStream out = socket.getOutputStream();
            out.write(caller.request(PREDICT, "Content-Length: 1000000\r\n", NOTHING));
            Thread drip = Thread.ofVirtual().start(() -> {
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        out.write('a');
                        out.flush();
                        Thread.sleep(100);
                    }
                } catch (Exception e) {
                    // the other end has closed
                    Thread.currentThread().interrupt();
                }
            });
            Optional<Reply> reply = RawCall.reply(socket.getInputStream());
            took.add(Duration.between(begun, Instant.now()));
            drip.interrupt();
            check("a slow body", 408, reply);
        }
        assertThat(took.getFirst()).isLessThan(Duration.ofSeconds(30));
    }
}
