package dev.hone.local.command.parts;

import dev.hone.local.command.house.Credentials.Key;
import dev.hone.local.command.house.House;
import dev.hone.local.command.house.HouseException;
import dev.hone.local.command.house.Ports;
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
import java.util.Set;

/** MLflow, the real server, on its PostgreSQL database and with its artifact proxy. */
final class MlflowPart {
    static final String NAME = "mlflow";

    /** For each of its two processes; one of them takes 250 MB, and 40 threads may take 8 MB each. */
    private static final int MEMORY_MEGABYTES = 1536;

    private MlflowPart() {}

    static Part of(House house) {
        Path artifacts = house.home().resolve("artifacts");
        int port = house.ports().mlflow();
        List<String> command = List.of(
                new MlflowEnvironment(house).python().toString(),
                "-m",
                "mlflow",
                "server",
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
                MemoryLimit.command(MEMORY_MEGABYTES, command),
                Programs.environment(house.environment(), settings(house)),
                house.home(),
                Probe.ok(URI.create(House.url(port) + "/health")),
                Duration.ofMinutes(3),
                Farewell.TERMINATE,
                () -> create(artifacts),
                House.url(port));
    }

    /** The database's address is here and not among the arguments, since it has the password in it. */
    private static Map<String, String> settings(House house) {
        String database = "postgresql+psycopg2://%s:%s@%s:%d/%s"
                .formatted(
                        House.REGISTRY,
                        house.credentials().value(Key.MLFLOW_DATABASE_PASSWORD),
                        Ports.HOST,
                        house.ports().postgres(),
                        House.REGISTRY);
        return Map.ofEntries(
                Map.entry("MLFLOW_BACKEND_STORE_URI", database),
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
