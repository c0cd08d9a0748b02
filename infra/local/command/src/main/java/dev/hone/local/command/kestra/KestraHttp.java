package dev.hone.local.command.kestra;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.Server;
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
import java.util.Optional;
import java.util.Set;

/** The paths of Kestra 1.3's REST API that the command line calls; no other class knows them. */
final class KestraHttp {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;
    private static final int FAILING = 500;
    private static final Set<Integer> REFUSALS = Set.of(400, 409, 422);
    private static final String BOUNDARY = "hone-3f1c9d2e7b";

    private final String address;
    private final String api;
    private final String login;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    KestraHttp(House house) {
        this.address = house.address(Server.KESTRA);
        this.api = address + "/api/v1/main";
        this.login = house.login(Server.KESTRA).orElseThrow().basic();
    }

    /** Starts a flow. */
    Execution create(String namespace, String flow, Map<String, String> inputs) {
        StringBuilder form = new StringBuilder();
        inputs.forEach((name, value) -> form.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value)));
        form.append("--").append(BOUNDARY).append("--\r\n");
        HttpRequest.Builder request = request("/executions/" + namespace + "/" + flow)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(form.toString()));
        return Json.read(send(request), Execution.class);
    }

    /** Ends an execution and what it has started. */
    void kill(String id) {
        send(request("/executions/" + id + "/kill").DELETE());
    }

    /** An execution as it is now; empty when there is none of this id. */
    Optional<Execution> execution(String id) {
        HttpResponse<String> response = answer(request("/executions/" + id));
        return response.statusCode() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(Json.read(checked(response), Execution.class));
    }

    /** What an execution's tasks have logged so far, from INFO on. */
    List<LogLine> logs(String id) {
        return List.of(Json.read(send(request("/logs/" + id + "?minLevel=INFO")), LogLine[].class));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path))
                .timeout(PATIENCE)
                .header("Authorization", login)
                .header("Accept", "application/json");
    }

    /** The source of a flow as it was deployed; empty when there is no such flow. */
    Optional<String> flowSource(String namespace, String id) {
        HttpResponse<String> response = answer(request("/flows/%s/%s?source=true".formatted(namespace, id)));
        return response.statusCode() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(Json.tree(checked(response)).path("source").asText());
    }

    /**
     * Deploys a flow that is not there yet.
     *
     * @throws FlowRefusedException when Kestra does not take it
     */
    void createFlow(String source) {
        taken(answer(yaml("/flows").POST(BodyPublishers.ofString(source))));
    }

    /**
     * Deploys a flow in the place of the one that is there.
     *
     * @throws FlowRefusedException when Kestra does not take it
     */
    void updateFlow(String namespace, String id, String source) {
        taken(answer(yaml("/flows/%s/%s".formatted(namespace, id)).PUT(BodyPublishers.ofString(source))));
    }

    private HttpRequest.Builder yaml(String path) {
        return request(path).header("Content-Type", "application/x-yaml");
    }

    private static void taken(HttpResponse<String> response) {
        if (REFUSALS.contains(response.statusCode())) {
            throw new FlowRefusedException(message(response.body()));
        }
        checked(response);
    }

    private String send(HttpRequest.Builder request) {
        return checked(answer(request));
    }

    private static String checked(HttpResponse<String> response) {
        if (response.statusCode() >= FAILING) {
            throw KestraAwayException.failing(response.statusCode(), message(response.body()));
        }
        if (response.statusCode() / 100 != 2) {
            throw HouseException.because(
                    "Kestra answered %d: %s".formatted(response.statusCode(), message(response.body())));
        }
        return response.body();
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw KestraAwayException.silent(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HouseException.because("interrupted while Kestra was asked", e);
        }
    }

    private static String message(String body) {
        return body.startsWith("{") ? Json.tree(body).path("message").asText(body) : body;
    }
}
