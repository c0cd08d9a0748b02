package dev.hone.stores.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.stores.connections.RegistrySettings;
import dev.hone.stores.connections.RegistrySettings.Login;
import dev.hone.stores.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Requests to MLflow's REST interface and its artifact proxy, with time-outs; errors become {@link RegistryException}. */
final class MlflowHttp implements AutoCloseable {
    private static final String API = "/api/2.0/mlflow/";
    private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long BYTES_A_SECOND = 1_000_000;

    private final RegistrySettings settings;
    private final URI base;
    private final Optional<String> authorization;
    private final HttpClient client;

    MlflowHttp(RegistrySettings settings) {
        this.settings = settings;
        this.base = settings.url();
        this.authorization = settings.login().map(MlflowHttp::basic);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    JsonNode post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    JsonNode delete(String path, Map<String, ?> body) {
        return send("DELETE", path, body);
    }

    JsonNode get(String path, Map<String, String> query) {
        return Json.tree(text(request(base.resolve(API + path + query(query))).GET()));
    }

    /** What it answers at a path that is none of its REST interface's. */
    String text(String path) {
        return text(request(base.resolve(path)).GET());
    }

    void putArtifact(String path, Path file) {
        try {
            text(request(artifact(path))
                    .timeout(PATIENCE.plusSeconds(Files.size(file) / BYTES_A_SECOND))
                    .PUT(BodyPublishers.ofFile(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It is no error when there is none. */
    void deleteArtifact(String path) {
        text(request(artifact(path)).DELETE());
    }

    /** The bytes of an artifact, to be read at once. */
    <T> T getArtifact(String path, Reading<T> reading) {
        HttpRequest request = request(artifact(path)).GET().build();
        HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw refused(response, new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
            return reading.read(body);
        } catch (IOException e) {
            throw unreachable(request, e);
        }
    }

    /** What is done with bytes as they come; its errors are the server's. */
    @FunctionalInterface
    interface Reading<T> {
        T read(InputStream body) throws IOException;
    }

    JsonNode listArtifacts(String path) {
        return Json.tree(text(
                request(base.resolve(ARTIFACTS + query(Map.of("path", path)))).GET()));
    }

    @Override
    public void close() {
        client.close();
    }

    private JsonNode send(String method, String path, Map<String, ?> body) {
        return Json.tree(text(request(base.resolve(API + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(Json.text(body)))));
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private static String basic(Login login) {
        String pair = login.user() + ":" + login.password().value();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private String text(HttpRequest.Builder builder) {
        HttpResponse<String> response = send(builder.build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw refused(response, response.body());
        }
        return response.body();
    }

    private RegistryException refused(HttpResponse<?> response, String body) {
        return MlflowRefusal.of(response.statusCode(), body).in(settings, response.uri(), response.statusCode(), body);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw unreachable(request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RegistryException.unreachable(request.uri(), false, e);
        }
    }

    private static RegistryException unreachable(HttpRequest request, IOException e) {
        boolean isUnknown = e.getCause() instanceof UnknownHostException
                || String.valueOf(e.getCause()).contains("UnresolvedAddress");
        return RegistryException.unreachable(request.uri(), !isUnknown, e);
    }

    private URI artifact(String path) {
        String escaped = Pattern.compile("/")
                .splitAsStream(path)
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        return base.resolve(ARTIFACTS + "/" + escaped);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
