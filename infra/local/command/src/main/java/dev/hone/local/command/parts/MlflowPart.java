package dev.hone.local.command.parts;

import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.Login;
import dev.hone.local.command.house.Ports;
import dev.hone.local.command.house.Server;
import dev.hone.local.command.supervisor.Part;
import dev.hone.local.command.supervisor.Part.Farewell;
import dev.hone.local.command.supervisor.Probe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** MLflow, the real server, on its PostgreSQL database, with its artifact proxy, and open to nobody without a password. */
final class MlflowPart {
    static final String NAME = "mlflow";

    /** For each of its two processes; one of them takes 300 MB, and 40 threads may take 8 MB each. */
    private static final MemoryLimit MEMORY = new MemoryLimit(1536);

    private static final String REFUSED =
            "refuses this house's password: its database, or the file credentials, is another house's";

    private MlflowPart() {}

    static Part of(House house) {
        Path artifacts = house.home().resolve("artifacts");
        MlflowLogin login = new MlflowLogin(house);
        MlflowDatabase database = new MlflowDatabase(house);
        int port = house.ports().mlflow();
        List<String> command = List.of(
                new MlflowEnvironment(house).python().toString(),
                "-m",
                "mlflow",
                "server",
                "--app-name",
                "basic-auth",
                "--host",
                Ports.HOST,
                "--port",
                Integer.toString(port),
                "--workers",
                "1",
                "--serve-artifacts",
                "--artifacts-destination",
                artifacts.toUri().toString());
        return new Part(
                NAME,
                Set.of(PostgresPart.NAME),
                MEMORY.on(command),
                Programs.environment(house.environment(), settings(house, database, login)),
                house.home(),
                probe(House.url(port), house.login(Server.MLFLOW).map(Login::basic), REFUSED),
                Duration.ofMinutes(3),
                Farewell.TERMINATE,
                () -> {
                    create(artifacts);
                    login.write(database.uri());
                },
                House.url(port),
                MEMORY.bytes());
    }

    /** Asks for something that only those see who are logged in. */
    static Probe probe(String address, Optional<String> authorization, String refused) {
        return Probe.loggedIn(
                URI.create(address + "/api/2.0/mlflow/experiments/search?max_results=1"), authorization, refused);
    }

    /** The database's address is here and not among the arguments, since it has the password in it. */
    private static Map<String, String> settings(House house, MlflowDatabase database, MlflowLogin login) {
        return Map.ofEntries(
                Map.entry("MLFLOW_BACKEND_STORE_URI", database.uri()),
                Map.entry("MLFLOW_AUTH_CONFIG_PATH", login.file().toString()),
                Map.entry("MLFLOW_FLASK_SERVER_SECRET_KEY", house.credentials().value(Key.MLFLOW_SECRET_KEY)),
                Map.entry("MLFLOW_DISABLE_TELEMETRY", "true"),
                Map.entry("DO_NOT_TRACK", "true"),
                Map.entry("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false"),
                Map.entry("PYTHONUNBUFFERED", "1"),
                // one small server on a small machine: no thread pools as wide as it, no arena for each thread
                Map.entry("OMP_NUM_THREADS", "1"),
                Map.entry("OPENBLAS_NUM_THREADS", "1"),
                Map.entry("MALLOC_ARENA_MAX", "2"));
    }

    private static void create(Path artifacts) {
        try {
            Files.createDirectories(artifacts);
        } catch (IOException e) {
            throw HouseException.unusable(artifacts, e);
        }
    }
}
