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
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plain HTTP at Kestra 1.3's paths, for what its SDK cannot do (inputs, triggers) and to see what goes over the wire. */
final class KestraHttp {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "inputs-of-an-execution";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String authorization;

    KestraHttp(int port, String login) {
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

    String url() {
        return base;
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

    Answer get(String path) {
        return exchange(request(path));
    }

    Answer delete(String path) {
        return exchange(request(path).DELETE());
    }

    Answer post(String path) {
        return exchange(request(path).POST(BodyPublishers.noBody()));
    }

    Answer postJson(String path, Object body) {
        return exchange(json(path).POST(BodyPublishers.ofString(write(body))));
    }

    Answer putJson(String path, Object body) {
        return exchange(json(path).PUT(BodyPublishers.ofString(write(body))));
    }

    Answer postYaml(String path, String source) {
        return exchange(yaml(path).POST(BodyPublishers.ofString(source)));
    }

    Answer postFlow(String source) {
        return postYaml("/flows", source);
    }

    Answer putFlow(String path, String source) {
        return exchange(yaml(path).PUT(BodyPublishers.ofString(source)));
    }

    Answer execute(String path, Map<String, String> inputs) {
        return postInputs("/executions/" + path, inputs);
    }

    Answer resume(String id, Map<String, String> inputs) {
        return postInputs("/executions/" + id + "/resume", inputs);
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

    /** The lines of an event stream, as they come. */
    Stream<String> stream(String path) {
        return send(request(path), BodyHandlers.ofLines()).body();
    }

    HttpResponse<String> raw(String path) {
        return send(request(path), BodyHandlers.ofString());
    }

    HttpResponse<String> rawWithoutLogin(String path) {
        return send(HttpRequest.newBuilder(uri(path)), BodyHandlers.ofString());
    }

    private Answer postInputs(String path, Map<String, String> inputs) {
        String parts = inputs.entrySet().stream()
                .map(input -> "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(BOUNDARY, input.getKey(), input.getValue()))
                .collect(Collectors.joining("", "", "--" + BOUNDARY + "--\r\n"));
        return exchange(request(path)
                .setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(parts)));
    }

    private HttpRequest.Builder yaml(String path) {
        return request(path).setHeader("Content-Type", "application/x-yaml");
    }

    private HttpRequest.Builder json(String path) {
        return request(path).setHeader("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", authorization);
    }

    /** Kestra's filters have brackets in their names. */
    private URI uri(String path) {
        return URI.create(base + "/api/v1/main" + path.replace("[", "%5B").replace("]", "%5D"));
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer exchange(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request, BodyHandlers.ofString());
        try {
            return new Answer(response.statusCode(), response.body().isEmpty() ? null : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
