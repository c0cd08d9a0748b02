package dev.hone.serving;

import dev.hone.serving.keys.CallerRules;
import dev.hone.stores.connections.Connections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What serving is told at start.
 *
 * @param host the address it binds to; loopback unless told otherwise
 * @param port the port it listens on
 * @param cache where bundles are kept between restarts, and predictions until the stores take them
 * @param embeddings the share of the pictures, from 0 to 1, of which what the network saw in them is kept
 * @param longestWait how long a picture waits for its turn at most; who would wait longer is told so at once
 * @param callers what callers may do
 */
record ServingSettings(
        String host,
        int port,
        Path cache,
        double embeddings,
        Duration longestWait,
        CallerRules callers,
        Connections connections) {
    static final double USUAL_EMBEDDINGS = 0.1;
    static final Duration USUAL_WAIT = Duration.ofSeconds(2);
    static final int USUAL_RATE = 500;

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/\\s,*]+");

    static ServingSettings from(Map<String, String> environment) {
        return new ServingSettings(
                environment.getOrDefault("HONE_HOST", "127.0.0.1"),
                port(environment.getOrDefault("HONE_SERVING_PORT", "7401")),
                cache(environment.get("HONE_CACHE")),
                share(environment.get("HONE_EMBEDDING_SHARE")),
                wait(environment.get("HONE_LONGEST_WAIT")),
                new CallerRules(
                        rate(environment.get("HONE_RATE_LIMIT")), origins(environment.get("HONE_CORS_ORIGINS"))),
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

    private static Duration wait(String text) {
        try {
            Duration wait = text == null || text.isBlank() ? USUAL_WAIT : Duration.parse(text);
            if (wait.isPositive()) {
                return wait;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("HONE_LONGEST_WAIT is no duration such as PT2S: " + text, e);
        }
        throw new IllegalArgumentException("HONE_LONGEST_WAIT is not above 0: " + text);
    }

    private static int rate(String text) {
        if (text == null || text.isBlank()) {
            return USUAL_RATE;
        }
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException(
                    "HONE_RATE_LIMIT is how many requests a key may make in a second, 0 for any: " + text);
        }
        return Integer.parseInt(text);
    }

    private static List<String> origins(String text) {
        List<String> origins = text == null || text.isBlank()
                ? List.of()
                : COMMA.splitAsStream(text.strip()).toList();
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "HONE_CORS_ORIGINS are web sites such as https://lab.example, separated by commas, not "
                                + origin);
            }
        }
        return origins;
    }

    private static Path cache(String text) {
        try {
            return text == null || text.isBlank() ? Files.createTempDirectory("hone-serving") : Path.of(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
