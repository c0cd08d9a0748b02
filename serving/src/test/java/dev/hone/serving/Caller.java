package dev.hone.serving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that calls serving. */
final class Caller {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOUNDARY = "a-boundary";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String authorization;

    Caller(ConfigurableApplicationContext serving, String key) {
        this("http://127.0.0.1:" + serving.getEnvironment().getProperty("local.server.port"), key);
    }

    Caller(int port, String key) {
        this("http://127.0.0.1:" + port, key);
    }

    private Caller(String base, String key) {
        this.base = base;
        this.authorization = "Bearer " + key;
    }

    private Caller(String base, Optional<String> authorization) {
        this.base = base;
        this.authorization = authorization.orElse(null);
    }

    /** The same program with another key. */
    Caller with(String key) {
        return new Caller(base, key);
    }

    /** The same program with this header, or none. */
    Caller saying(Optional<String> header) {
        return new Caller(base, header);
    }

    /** What came back. */
    record Reply(int status, JsonNode body, HttpResponse<String> response) {
        String text(String field) {
            return body.path(field).asString();
        }

        String code() {
            return text("code");
        }
    }

    Reply get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    Reply post(String path, String mediaType, byte[] body) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** What came back, as bytes; for what is no JSON. */
    HttpResponse<byte[]> bytes(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).GET();
        return exchange(request, BodyHandlers.ofByteArray());
    }

    /** What a browser asks before it lets a page of a web site post. */
    HttpResponse<byte[]> preflight(String path, String origin) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST");
        return exchange(request, BodyHandlers.ofByteArray());
    }

    Reply predict(byte[] picture) {
        return post("/predict?project=cells", "image/png", picture);
    }

    Reply feedback(String json) {
        return post("/feedback", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Reply upload(String path, String field, byte[] file) {
        return new Form().file(field, "a.png", file).post(path);
    }

    /** A multipart body. */
    final class Form {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Form file(String field, String name, byte[] file) {
            return part("name=\"%s\"; filename=\"%s\"".formatted(field, name), file);
        }

        Form text(String field, String text) {
            return part("name=\"%s\"".formatted(field), text.getBytes(StandardCharsets.UTF_8));
        }

        private Form part(String disposition, byte[] content) {
            body.writeBytes("--%s\r\nContent-Disposition: form-data; %s\r\n\r\n"
                    .formatted(BOUNDARY, disposition)
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            return this;
        }

        Reply post(String path) {
            body.writeBytes("--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
            return Caller.this.post(path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
        }
    }

    private Reply send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request, BodyHandlers.ofString());
        return new Reply(response.statusCode(), JSON.readTree(response.body()), response);
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
