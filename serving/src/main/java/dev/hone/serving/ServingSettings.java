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
 * @param embeddings the share of the pictures, from 0 to 1, of which what the network saw in them is kept
 */
record ServingSettings(String host, int port, Path cache, double embeddings, Connections connections) {
    static final double USUAL_EMBEDDINGS = 0.1;

    static ServingSettings from(Map<String, String> environment) {
        return new ServingSettings(
                environment.getOrDefault("HONE_HOST", "127.0.0.1"),
                port(environment.getOrDefault("HONE_SERVING_PORT", "7401")),
                cache(environment.get("HONE_CACHE")),
                share(environment.get("HONE_EMBEDDING_SHARE")),
                Connections.from(environment));
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("HONE_SERVING_PORT is not a port: " + text);
        }
        return Integer.parseInt(text);
    }

    private static double share(String text) {
        if (text == null || text.isBlank()) {
            return USUAL_EMBEDDINGS;
        }
        if (!text.matches("0(\\.\\d{1,9})?|1(\\.0+)?")) {
            throw new IllegalArgumentException("HONE_EMBEDDING_SHARE is no number from 0 to 1: " + text);
        }
        return Double.parseDouble(text);
    }

    private static Path cache(String text) {
        try {
            return text == null || text.isBlank() ? Files.createTempDirectory("hone-serving") : Path.of(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
