package dev.hone.ui.serving;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The prediction service, asked over HTTP. Its failures are {@link ServingProblemException} (it says why) and
 * {@link ServingAwayException} (it is not there). Thread-safe.
 */
public final class Serving {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** For what pages can do without. */
    private static final Duration BRIEF = Duration.ofSeconds(2);

    /** A picture reaches the bucket moments after its answer; somebody quick may judge it before that. */
    private static final int PENDING_TRIES = 5;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final URI address;
    private final ServingKey key;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    public Serving(URI address, ServingKey key) {
        this.address = address;
        this.key = key;
    }

    /** The projects there are, each with its classes and the version that answers. */
    public List<ServedProject> projects() {
        Projects answer = read(send(request("/v1/projects").GET()), Projects.class);
        return answer.projects() == null ? List.of() : answer.projects();
    }

    /** How it is, in its own words. */
    public ServingHealth health() {
        return read(send(request("/health").timeout(BRIEF).GET()), ServingHealth.class);
    }

    /** What it has counted since it started. */
    public ServingFigures figures() {
        return ServingFigures.parse(
                new String(send(request("/metrics").timeout(BRIEF).GET()), StandardCharsets.UTF_8));
    }

    /** What the project's production model says about a picture, given as the bytes of its file. */
    public Answer predict(String project, byte[] picture) {
        String path = "/v1/predict?project=" + URLEncoder.encode(project, StandardCharsets.UTF_8);
        return read(
                send(request(path)
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(picture))),
                Answer.class);
    }

    /** Says that an answer was right. */
    public Recorded confirm(String predictionId) {
        return feedback(Map.of("prediction_id", predictionId, "correct", true, "via", "web"));
    }

    /** Says which class the picture of an answer really is. */
    public Recorded correct(String predictionId, String label) {
        return feedback(Map.of("prediction_id", predictionId, "label", label, "via", "web"));
    }

    private Recorded feedback(Map<String, Object> said) {
        String body = JSON.writeValueAsString(said);
        for (int attempt = 1; ; attempt++) {
            HttpResponse<byte[]> response = exchange(request("/v1/feedback")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
            if (response.statusCode() != 409 || attempt == PENDING_TRIES) {
                return read(refuseProblems(response), Recorded.class);
            }
            pause(retryAfter(response));
        }
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("1");
        return seconds.matches("[0-5]") ? Duration.ofSeconds(Integer.parseInt(seconds)) : Duration.ofSeconds(1);
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ServingAwayException.unreachable(address, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key.text())
                .header("Accept", "application/json, application/problem+json");
    }

    private byte[] send(HttpRequest.Builder request) {
        return refuseProblems(exchange(request));
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw ServingAwayException.unreachable(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ServingAwayException.unreachable(address, e);
        }
    }

    private byte[] refuseProblems(HttpResponse<byte[]> response) {
        if (response.statusCode() / 100 == 2) {
            return response.body();
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            throw ServingAwayException.notServing(address, response.statusCode());
        }
        throw ServingProblemException.of(read(response.body(), Problem.class));
    }

    private <T> T read(byte[] body, Class<T> type) {
        try {
            return JSON.readValue(body, type);
        } catch (JacksonException e) {
            throw ServingAwayException.nonsense(address, e);
        }
    }

    private record Projects(List<ServedProject> projects) {}
}
