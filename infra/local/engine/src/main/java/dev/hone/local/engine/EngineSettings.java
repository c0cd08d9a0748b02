package dev.hone.local.engine;

import dev.hone.local.engine.http.Login;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the engine is told by its environment, read once at start.
 *
 * @param home where the H2 database, Kestra's internal storage and the tasks' working directories live
 * @param plugins the folder of Kestra plugins; none means that only Kestra's own tasks are known
 * @param host the address to listen on
 * @param port the port of the REST API
 * @param login when set, every path but {@code /health} asks for it
 * @param connections the {@code HONE_*} variables that Hone's tasks find as their plugin configuration
 */
record EngineSettings(
        Path home, Optional<Path> plugins, String host, int port, Optional<Login> login, TaskConnections connections) {

    private static final String DEFAULT_HOST = "127.0.0.1";
    private static final int DEFAULT_PORT = 7402;

    EngineSettings {
        home = home.toAbsolutePath().normalize();
    }

    static EngineSettings from(Map<String, String> environment) {
        return new EngineSettings(
                Path.of(required(environment, "HONE_KESTRA_HOME")),
                optional(environment, "HONE_PLUGINS").map(value -> folder("HONE_PLUGINS", value)),
                optional(environment, "HONE_HOST").orElse(DEFAULT_HOST),
                optional(environment, "HONE_KESTRA_PORT")
                        .map(value -> port("HONE_KESTRA_PORT", value))
                        .orElse(DEFAULT_PORT),
                optional(environment, "HONE_KESTRA_PASSWORD")
                        .map(password -> new Login(required(environment, "HONE_KESTRA_USER"), password)),
                TaskConnections.from(environment));
    }

    Path database() {
        return home.resolve("database");
    }

    Path storage() {
        return home.resolve("storage");
    }

    /** Working directories of running tasks; whatever lies there at start belongs to an engine that was killed. */
    Path work() {
        return home.resolve("work");
    }

    private static String required(Map<String, String> environment, String name) {
        return optional(environment, name).orElseThrow(() -> UnusableSettingException.unset(name));
    }

    private static Optional<String> optional(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static Path folder(String name, String value) {
        Path folder = Path.of(value).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw UnusableSettingException.notAFolder(name, folder);
        }
        return folder;
    }

    private static int port(String name, String value) {
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // told below, in the words that also fit a number out of range
        }
        throw UnusableSettingException.notAPort(name, value);
    }
}
