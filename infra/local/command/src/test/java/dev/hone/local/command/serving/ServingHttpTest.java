package dev.hone.local.command.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.TestHouses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingHttpTest {
    @TempDir
    private Path folder;

    @Test
    void saysWhereToLookWhileServingAloneIsDown() throws IOException {
        ServingHttp serving = new ServingHttp(TestHouses.in(folder));

        assertThatThrownBy(serving::requireAnswer)
                .isInstanceOf(HouseException.class)
                .hasMessage("serving does not answer yet: ./hone status shows how the parts are");
        Path picture = Files.write(folder.resolve("a.png"), new byte[] {1});
        assertThatThrownBy(() -> serving.predict("cells", picture))
                .isInstanceOf(HouseException.class)
                .hasMessage("serving does not answer yet: ./hone status shows how the parts are");
    }

    @Test
    void callsWithTheAdminKey() throws IOException {
        House house = TestHouses.in(folder);
        List<String> authorizations = new CopyOnWriteArrayList<>();
        HttpServer server = start(house, exchange -> {
            try (exchange) {
                authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
                byte[] body = "{\"projects\": []}".getBytes(StandardCharsets.UTF_8);
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        try {
            ServingHttp serving = new ServingHttp(house);
            serving.requireAnswer();
            assertThat(new QuickLook(house).projects()).hasValue(List.of());
            serving.predict("cells", Files.write(folder.resolve("a.png"), new byte[] {1}));
        } finally {
            server.stop(0);
        }

        assertThat(authorizations)
                .hasSize(3)
                .containsOnly("Bearer " + house.credentials().value(Key.ADMIN_KEY));
    }

    /** As who asks about many large pictures at once. */
    @Test
    void comesBackWhenItIsToldTo() throws IOException {
        House house = TestHouses.in(folder);
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = start(house, exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().add("Retry-After", "1");
                exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
                byte[] body =
                        "{\"predicted_class\": \"monocyte\", \"code\": \"busy\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(asked.incrementAndGet() == 1 ? 503 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        try {
            Path picture = Files.write(folder.resolve("a.png"), new byte[] {1});
            assertThat(new ServingHttp(house).predict("cells", picture).predictedClass())
                    .isEqualTo("monocyte");
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(2);
    }

    /** What is not there yet is not waited for. */
    @Test
    void saysAtOnceThatAProjectHasNoModel() throws IOException {
        House house = TestHouses.in(folder);
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = start(house, exchange -> {
            try (exchange) {
                asked.incrementAndGet();
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
                byte[] body = "{\"code\": \"model-unavailable\", \"detail\": \"No version answers yet.\"}"
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(503, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        try {
            Path picture = Files.write(folder.resolve("a.png"), new byte[] {1});
            assertThatThrownBy(() -> new ServingHttp(house).predict("leaves", picture))
                    .hasMessage("No version answers yet.");
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(1);
    }

    private static HttpServer start(House house, HttpHandler answers) throws IOException {
        HttpServer server = HttpServer.create(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), house.ports().serving()),
                0);
        server.createContext("/", answers);
        server.start();
        return server;
    }
}
