package dev.hone.serving;

import dev.hone.stores.connections.Connections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What serving is told at start.
 *
 * @param host the address it binds to; loopback unless told otherwise
 * @param port the port it listens on
 * @param cache where bundles are kept between restarts
 */
record ServingSettings(String host, int port, Path cache, Connections connections) {

    static ServingSettings from(Map<String, String> environment) {
        return new ServingSettings(
                environment.getOrDefault("HONE_HOST", "127.0.0.1"),
                port(environment.getOrDefault("HONE_SERVING_PORT", "7401")),
                cache(environment.get("HONE_CACHE")),
                Connections.from(environment));
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("HONE_SERVING_PORT is not a port: " + text);
        }
        return Integer.parseInt(text);
    }

    private static Path cache(String text) {
        try {
            return text == null || text.isBlank() ? Files.createTempDirectory("hone-serving") : Path.of(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
