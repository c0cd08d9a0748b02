package dev.hone.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Talks to the engine as any client of Kestra would. */
final class KestraClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "inputs-of-an-execution";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String authorization;

    KestraClient(int port, String login) {
        this.base = "http://127.0.0.1:" + port;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** A status and a body that may be null. */
    record Answer(int status, JsonNode body) {
        JsonNode ok() {
            assertThat(status).as(String.valueOf(body)).isBetween(200, 299);
            return body;
        }

        String message() {
            return body.path("message").asText();
        }
    }

    boolean healthy() {
        try {
            return exchange(HttpRequest.newBuilder(URI.create(base + "/health")))
                            .status()
                    == 200;
        } catch (UncheckedIOException notListeningYet) {
            return false;
        }
    }

    int statusWithoutLogin(String path) {
        return exchange(request(path).setHeader("Authorization", "")).status();
    }

    Answer get(String path) {
        return exchange(request(path));
    }

    Answer delete(String path) {
        return exchange(request(path).DELETE());
    }

    Answer postFlow(String source) {
        return exchange(yaml("/flows").POST(BodyPublishers.ofString(source)));
    }

    Answer putFlow(String path, String source) {
        return exchange(yaml(path).PUT(BodyPublishers.ofString(source)));
    }

    Answer execute(String path, Map<String, String> inputs) {
        String parts = inputs.entrySet().stream()
                .map(input -> "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(BOUNDARY, input.getKey(), input.getValue()))
                .collect(Collectors.joining("", "", "--" + BOUNDARY + "--\r\n"));
        return exchange(request("/executions/" + path)
                .setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(parts)));
    }

    String started(String path, Map<String, String> inputs) {
        return execute(path, inputs).ok().get("id").asText();
    }

    JsonNode execution(String id) {
        return get("/executions/" + id).ok();
    }

    JsonNode await(String id, String state) {
        Deadline.seconds(60)
                .await(
                        id + " is " + state,
                        () -> execution(id).at("/state/current").asText().equals(state));
        return execution(id);
    }

    private HttpRequest.Builder yaml(String path) {
        return request(path).setHeader("Content-Type", "application/x-yaml");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1/main" + path)).header("Authorization", authorization);
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body().isEmpty() ? null : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
