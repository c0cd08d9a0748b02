package dev.hone.ui;

import dev.hone.stores.connections.Connections;
import dev.hone.stores.connections.Secret;
import dev.hone.ui.access.FirstAccount;
import dev.hone.ui.kestra.KestraSettings;
import dev.hone.ui.serving.ServingKey;
import java.net.URI;
import java.util.Map;

/**
 * What the web app is told at start.
 *
 * @param host the address it binds to; loopback unless told otherwise
 * @param port the port it listens on
 * @param serving where the prediction service is
 * @param key with which it is called
 * @param first whose account is opened when nobody has one
 * @param kestra where Kestra is
 * @param connections where the stores are
 */
record UiSettings(
        String host,
        int port,
        URI serving,
        ServingKey key,
        FirstAccount first,
        KestraSettings kestra,
        Connections connections) {

    static UiSettings from(Map<String, String> environment) {
        return new UiSettings(
                environment.getOrDefault("HONE_HOST", "127.0.0.1"),
                port(environment.getOrDefault("HONE_UI_PORT", "7400")),
                address(environment, "HONE_SERVING_URL"),
                new ServingKey(text(environment, "HONE_SERVING_KEY")),
                new FirstAccount(
                        environment.getOrDefault("HONE_WEB_USER", "admin"),
                        new Secret(text(environment, "HONE_WEB_PASSWORD"))),
                new KestraSettings(
                        address(environment, "HONE_KESTRA_URL"),
                        text(environment, "HONE_KESTRA_USER"),
                        new Secret(text(environment, "HONE_KESTRA_PASSWORD"))),
                Connections.from(environment));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new InvalidSettingException("HONE_UI_PORT is not a port: " + text, e);
        }
        throw new InvalidSettingException("HONE_UI_PORT is not a port: " + text, null);
    }

    private static URI address(Map<String, String> environment, String name) {
        String text = text(environment, name);
        if (!text.startsWith("http://") && !text.startsWith("https://")) {
            throw new InvalidSettingException(name + " is not an http address: " + text, null);
        }
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    private static String text(Map<String, String> environment, String name) {
        String text = environment.get(name);
        if (text == null || text.isBlank()) {
            throw new InvalidSettingException("unset environment variable " + name, null);
        }
        return text;
    }

    /** A setting that is missing or cannot be meant. */
    static final class InvalidSettingException extends RuntimeException {
        private InvalidSettingException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
