package dev.hone.local.command.serving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.House;
import dev.hone.stores.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question to serving that is given up at once: who asks how the house is does not wait for what hangs, nor for the
 * large HTTP client to load.
 */
public record QuickLook(House house) {
    private static final int PATIENCE_MILLIS = 300;

    /** A project and the version that answers for it; null while none does. */
    public record Served(String project, String modelVersion) {}

    /** The projects; empty when serving does not say them in time. */
    public Optional<List<Served>> projects() {
        try {
            HttpURLConnection connection = open(House.url(house.ports().serving()) + "/v1/projects");
            try (InputStream body = connection.getInputStream()) {
                List<Served> projects = new ArrayList<>();
                for (JsonNode project :
                        Json.read(body.readAllBytes(), JsonNode.class).path("projects")) {
                    projects.add(new Served(
                            project.path("project").asText(),
                            project.path("model_version").asText(null)));
                }
                return Optional.of(projects);
            } finally {
                connection.disconnect();
            }
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private HttpURLConnection open(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty(
                "Authorization", "Bearer " + house.credentials().value(Key.ADMIN_KEY));
        return connection;
    }
}
