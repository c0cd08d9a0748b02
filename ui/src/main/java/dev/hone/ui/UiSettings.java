package dev.hone.ui;

import dev.hone.stores.connections.Connections;
import dev.hone.stores.connections.RegistrySettings.Login;
import dev.hone.stores.connections.Secret;
import dev.hone.ui.access.FirstAccount;
import dev.hone.ui.admin.Setting;
import dev.hone.ui.admin.SettingsInForce;
import dev.hone.ui.kestra.KestraSettings;
import dev.hone.ui.serving.ServingKey;
import java.net.URI;
import java.util.List;
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

    /** The same for people, without the secrets: each with the variable that says it. */
    SettingsInForce inForce() {
        return new SettingsInForce(List.of(
                Setting.of("HONE_HOST", "Address that the web app listens on", host),
                Setting.of("HONE_UI_PORT", "Port that it listens on", port),
                Setting.of("HONE_WEB_USER", "First account", first.name()),
                Setting.of("HONE_WEB_PASSWORD", "Its password, until it is changed", first.password()),
                Setting.of("HONE_SERVING_URL", "Where the prediction service is", serving),
                Setting.of("HONE_SERVING_KEY", "Key that it is called with", key),
                Setting.of("HONE_KESTRA_URL", "Where Kestra is", kestra.address()),
                Setting.of("HONE_KESTRA_USER", "Who logs in there", kestra.user()),
                Setting.of("HONE_KESTRA_PASSWORD", "With which password", kestra.password()),
                Setting.of(
                        "HONE_DATABASE_URL",
                        "Where the ledger is",
                        connections.ledger().url()),
                Setting.of(
                        "HONE_DATABASE_USER",
                        "Who opens it",
                        connections.ledger().user()),
                Setting.of(
                        "HONE_DATABASE_PASSWORD",
                        "With which password",
                        connections.ledger().password()),
                Setting.of(
                        "HONE_S3_ENDPOINT",
                        "Where the bucket is",
                        connections.bucket().endpoint()),
                Setting.of("HONE_S3_BUCKET", "Its name", connections.bucket().bucket()),
                Setting.of(
                        "HONE_S3_ACCESS_KEY",
                        "Access key to it",
                        connections.bucket().accessKey()),
                Setting.of(
                        "HONE_S3_SECRET_KEY",
                        "The secret to that",
                        connections.bucket().secretKey()),
                Setting.of(
                        "HONE_MLFLOW_URL",
                        "Where MLflow is",
                        connections.registry().url()),
                Setting.of(
                        "HONE_MLFLOW_USER",
                        "Who logs in there",
                        connections.registry().login().map(Login::user)),
                Setting.of(
                        "HONE_MLFLOW_PASSWORD",
                        "With which password",
                        connections.registry().login().map(Login::password)),
                Setting.of("HONE_SIGNING_KEY", "Signs the ids of answers", connections.signingKey())));
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
