package dev.hone.local.command.road;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.stores.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Calls the serving API as a program of a user's would. */
final class ServingClient implements AutoCloseable {
    private static final int PENDING = 409;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String key;

    ServingClient(int port, String key) {
        this.base = "http://127.0.0.1:" + port;
        this.key = key;
    }

    /** What serving said. */
    record Said(int status, JsonNode body) {}

    Said predict(String project, byte[] picture) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + "/predict?project=" + project))
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(picture)));
    }

    /** Sends feedback, again while the picture is on its way to the bucket, as the API asks its callers to do. */
    Said feedback(String predictionId, String label) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plusSeconds(30);
        while (true) {
            Said said = send(HttpRequest.newBuilder(URI.create(base + "/feedback"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(Json.text(Map.of("prediction_id", predictionId, "label", label)))));
            if (said.status() != PENDING || Instant.now().isAfter(deadline)) {
                return said;
            }
            Thread.sleep(Duration.ofMillis(200));
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private Said send(HttpRequest.Builder request) throws IOException, InterruptedException {
        request.timeout(Duration.ofSeconds(30)).header("Authorization", "Bearer " + key);
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return new Said(response.statusCode(), Json.tree(response.body()));
    }
}
