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

    Reply predict(byte[] picture) {
        return post("/predict?project=cells", "image/png", picture);
    }

    Reply feedback(String json) {
        return post("/feedback", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Reply upload(String path, String field, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field
                        + "\"; filename=\"a.png\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return post(path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    private Reply send(HttpRequest.Builder request) {
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), JSON.readTree(response.body()), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
