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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calls Kestra's API as any program would. */
final class Kestra implements AutoCloseable {
    private static final String BOUNDARY = "siege-5b1c";
    private static final int PAGE = 100;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String api;
    private final Map<String, String> login;

    Kestra(House house) {
        this.api = House.url(house.ports().kestra()) + "/api/v1/main";
        this.login = Login.toKestra(house);
    }

    /** Starts a flow; when this returns, the execution is one that nobody may lose. */
    Execution start(String namespace, String flow, Map<String, String> inputs)
            throws IOException, InterruptedException {
        return new Execution(post("/executions/%s/%s".formatted(namespace, flow), inputs));
    }

    /** Lets an execution that waits for a person go on. */
    void resume(String id) throws IOException, InterruptedException {
        post("/executions/%s/resume".formatted(id), Map.of());
    }

    void deleteFlow(String namespace, String flow) throws IOException, InterruptedException {
        send(request("/flows/%s/%s".formatted(namespace, flow)).DELETE());
    }

    Execution execution(String id) throws IOException, InterruptedException {
        return new Execution(send(request("/executions/" + id)));
    }

    /** Every execution of a namespace, newest first. */
    List<Execution> all(String namespace) throws IOException, InterruptedException {
        List<Execution> all = new ArrayList<>();
        long total;
        int page = 0;
        do {
            page++;
            JsonNode found =
                    send(request("/executions/search?namespace=%s&size=%d&page=%d".formatted(namespace, PAGE, page)));
            total = found.path("total").asLong();
            found.path("results").forEach(result -> all.add(new Execution(result)));
        } while ((long) page * PAGE < total);
        return all;
    }

    /** What an execution has logged as errors. */
    List<String> errors(String id) throws IOException, InterruptedException {
        return send(request("/logs/%s?minLevel=ERROR".formatted(id))).findValuesAsText("message");
    }

    @Override
    public void close() {
        http.close();
    }

    private JsonNode post(String path, Map<String, String> form) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value)));
        body.append("--").append(BOUNDARY).append("--\r\n");
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api + path)).timeout(Duration.ofSeconds(10));
        login.forEach(request::header);
        return request;
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("Kestra answered %d: %s".formatted(response.statusCode(), response.body()));
        }
        return response.body().isEmpty() ? Json.tree("{}") : Json.tree(response.body());
    }
}
