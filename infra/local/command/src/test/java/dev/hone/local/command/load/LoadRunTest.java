package dev.hone.local.command.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.hone.stores.connections.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadRunTest {
    private static final Duration WARM_UP = Duration.ofMillis(200);
    private static final Duration TIME = Duration.ofSeconds(1);

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(pool);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.incrementAndGet();
                bodies.add(exchange.getRequestHeaders().getFirst("Authorization")
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
                exchange.sendResponseHeaders(status, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        pool.shutdownNow();
    }

    @Test
    void asksWithAFormAndAKeyAndCountsWhatCameAfterTheWarmUp() throws Exception {
        LoadReport report = LoadRun.of(plan(0));

        assertThat(bodies.element())
                .startsWith("Bearer secret--")
                .contains("Content-Disposition: form-data; name=\"file\"", "a picture");
        assertThat(report.failed()).isZero();
        assertThat(report.answered()).isPositive().isLessThan(asked.get());
    }

    @Test
    void beginsSoManyRequestsInASecondAsItIsTold() throws Exception {
        LoadReport report = LoadRun.of(plan(50));

        assertThat(report.answered()).isEqualTo(50);
        assertThat(asked).hasValue(60);
    }

    @Test
    void countsWhatFails() throws Exception {
        status = 503;
        assertThat(LoadRun.of(plan(50)).failures()).isEqualTo(Map.of(503, 50L));

        server.stop(0);
        assertThat(LoadRun.of(plan(50)).failures()).isEqualTo(Map.of(0, 50L));
    }

    private LoadPlan plan(double rate) {
        return new LoadPlan(
                URI.create("http://127.0.0.1:%d/predict"
                        .formatted(server.getAddress().getPort())),
                new Secret("secret"),
                List.of("a picture".getBytes(StandardCharsets.US_ASCII)),
                4,
                rate,
                WARM_UP,
                TIME);
    }
}
