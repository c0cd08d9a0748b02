package dev.hone.local.command.siege;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.local.command.house.House;
import dev.hone.stores.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What MLflow itself says of runs, without Hone's help. */
final class MlflowRuns {
    private MlflowRuns() {}

    /** The states of all runs of a project. */
    static List<String> states(House house, String project) throws IOException, InterruptedException {
        String experiment = ask(house, request(house, "experiments/get-by-name?experiment_name=" + project))
                .at("/experiment/experiment_id")
                .asText();
        String search = Json.text(Map.of("experiment_ids", List.of(experiment), "max_results", 100));
        return ask(house, request(house, "runs/search").POST(BodyPublishers.ofString(search)))
                .path("runs")
                .valueStream()
                .map(run -> run.at("/info/status").asText())
                .toList();
    }

    private static HttpRequest.Builder request(House house, String path) {
        return HttpRequest.newBuilder(URI.create(House.url(house.ports().mlflow()) + "/api/2.0/mlflow/" + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10));
    }

    private static JsonNode ask(House house, HttpRequest.Builder request) throws IOException, InterruptedException {
        Login.toMlflow(house).forEach(request::header);
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("MLflow answered %d: %s".formatted(response.statusCode(), response.body()));
            }
            return Json.tree(response.body());
        }
    }
}
