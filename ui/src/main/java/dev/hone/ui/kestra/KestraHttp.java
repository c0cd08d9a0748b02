package dev.hone.ui.kestra;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Requests to Kestra's REST interface, with time-outs; whoever sends one waits in front of a page. */
final class KestraHttp {
    private static final String API = "/api/v1/main";
    private static final String CONFIGURATION = "/api/v1/configs";
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI address;
    private final String login;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    KestraHttp(KestraSettings settings) {
        this.address = settings.address();
        String pair = settings.user() + ":" + settings.password().value();
        this.login = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    HttpRequest get(URI path) {
        return request(path).GET().build();
    }

    HttpRequest delete(URI path) {
        return request(path).DELETE().build();
    }

    HttpRequest configuration() {
        return to(CONFIGURATION).GET().build();
    }

    HttpRequest form(URI path, FormParts parts) {
        return request(path)
                .header("Content-Type", parts.contentType())
                .POST(BodyPublishers.ofString(parts.text()))
                .build();
    }

    /** What Kestra answers; empty when there is no such thing. */
    <T> Optional<T> read(HttpRequest request, Class<T> type) {
        HttpResponse<String> response = send(request);
        return switch (response.statusCode()) {
            case 404 -> Optional.empty();
            case 401, 403 -> throw KestraAwayException.loginRefused(address);
            default -> Optional.of(parse(taken(response), type));
        };
    }

    /** Has Kestra do something that it answers with nothing. */
    void done(HttpRequest request) {
        HttpResponse<String> response = send(request);
        if (response.statusCode() == 401 || response.statusCode() == 403) {
            throw KestraAwayException.loginRefused(address);
        }
        taken(response);
    }

    private HttpRequest.Builder request(URI path) {
        return to(API + path);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Authorization", login)
                .header("Accept", "application/json");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw KestraAwayException.unreachable(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KestraAwayException.unreachable(address, e);
        }
    }

    private String taken(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status >= 500) {
            throw KestraAwayException.failing(address, status);
        }
        if (status / 100 != 2) {
            throw KestraRefusedException.of(status, message(response.body()));
        }
        return response.body();
    }

    private <T> T parse(String body, Class<T> type) {
        try {
            return JSON.readValue(body, type);
        } catch (JacksonException e) {
            throw KestraAwayException.nonsense(address, e);
        }
    }

    private String message(String body) {
        return body.startsWith("{") ? parse(body, Complaint.class).text() : "";
    }

    /** How Kestra says no. */
    private record Complaint(String message) {
        String text() {
            return message == null ? "" : message;
        }
    }
}
