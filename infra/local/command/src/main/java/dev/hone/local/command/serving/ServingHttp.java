package dev.hone.local.command.serving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.stores.connections.Secret;
import dev.hone.stores.json.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The prediction service of a house, called with the house's admin key. */
public final class ServingHttp {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> LATER = Set.of("busy", "too-many-requests");
    private static final int TRIES = 10;
    private static final int LONGEST_PAUSE = 5;

    private final String address;
    private final Secret key;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** Of this house. */
    public ServingHttp(House house) {
        this.address = House.url(house.ports().serving());
        this.key = house.credentials().secret(Key.ADMIN_KEY);
    }

    /**
     * An answer about one picture.
     *
     * @param json the answer as it came
     */
    public record Prediction(String predictedClass, double confidence, String modelVersion, String id, String json) {}

    /** Says that serving does not answer, if that is so. */
    public void requireAnswer() {
        send(request("/health/live"));
    }

    /** What the project's production model says about the picture in a file. */
    public Prediction predict(String project, Path picture) {
        String query = URLEncoder.encode(project, StandardCharsets.UTF_8);
        try {
            HttpRequest.Builder request = request("/v1/predict?project=" + query)
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofFile(picture));
            String body = sendUntilItsTurn(request);
            JsonNode answer = Json.tree(body);
            return new Prediction(
                    answer.path("predicted_class").asText(),
                    answer.path("confidence").asDouble(),
                    answer.path("model_version").asText(),
                    answer.path("prediction_id").asText(),
                    body);
        } catch (FileNotFoundException e) {
            throw HouseException.because("there is no file %s".formatted(picture), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key.value())
                .header("Accept", "application/json, application/problem+json");
    }

    /** Whoever asks about many large pictures at once is told to come back. */
    private String sendUntilItsTurn(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request);
        for (int again = 0; again < TRIES && LATER.contains(code(response)); again++) {
            pause(response.headers().firstValueAsLong("Retry-After").orElse(1));
            response = exchange(request);
        }
        return body(response);
    }

    private static void pause(long seconds) {
        try {
            TimeUnit.SECONDS.sleep(Math.clamp(seconds, 1, LONGEST_PAUSE));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private String send(HttpRequest.Builder request) {
        return body(exchange(request));
    }

    private static String body(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw HouseException.because(problem(response));
        }
        return response.body();
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw HouseException.because("serving does not answer yet: ./hone status shows how the parts are", e);
        } catch (IOException e) {
            throw HouseException.because(
                    "serving did not answer (%s): ./hone status shows how the parts are".formatted(e.getMessage()), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static HouseException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return HouseException.because("interrupted while serving was asked", e);
    }

    /** What is wrong, by its stable name; empty when nothing is, or nothing that serving would say. */
    private static String code(HttpResponse<String> response) {
        return response.statusCode() / 100 != 2 && isJson(response)
                ? Json.tree(response.body()).path("code").asText()
                : "";
    }

    private static boolean isJson(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("").contains("json");
    }

    private static String problem(HttpResponse<String> response) {
        if (!isJson(response)) {
            return "serving answered %d".formatted(response.statusCode());
        }
        JsonNode problem = Json.tree(response.body());
        return problem.path("detail").asText(problem.path("title").asText("serving answered " + response.statusCode()));
    }
}
