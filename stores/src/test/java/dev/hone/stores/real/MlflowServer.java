package dev.hone.stores.real;

import dev.hone.stores.connections.RegistrySettings;
import dev.hone.stores.connections.RegistrySettings.Login;
import dev.hone.stores.connections.Secret;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An MLflow server as `hone prepare` installs it, over SQLite in a folder, closed by a password as in a house. */
public final class MlflowServer implements AutoCloseable {
    /** The system property that names the virtual environment of the pinned MLflow. */
    public static final String PINNED = "hone.mlflow";

    /** The one that names the environment of the last MLflow 2. */
    public static final String LAST_2 = "hone.mlflow2";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Login LOGIN = new Login("admin", new Secret("a-password-for-tests"));
    private static final Login READER = new Login("reader", new Secret("a-password-for-readers"));

    private final ProcessBuilder program;
    private final URI url;
    private final Path log;
    private Process process;

    private MlflowServer(ProcessBuilder program, URI url, Path log) throws IOException {
        this.program = program;
        this.url = url;
        this.log = log;
        this.process = program.start();
    }

    public static MlflowServer start(Path folder) throws Exception {
        return start(folder, PINNED);
    }

    public static MlflowServer start(Path folder, String version) throws Exception {
        String environment = System.getProperty(version);
        if (environment == null) {
            throw new IllegalStateException(
                    "this test needs MLflow: run it through ./hone test, or give -D%s=FOLDER, its virtual environment"
                            .formatted(version));
        }
        int port = freePort();
        Path log = folder.resolve("mlflow.log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(environment, "bin", "mlflow").toString(),
                        "server",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port),
                        "--workers",
                        "1",
                        "--backend-store-uri",
                        "sqlite:///" + folder.resolve("mlflow.db"),
                        "--serve-artifacts",
                        "--artifacts-destination",
                        folder.resolve("artifacts").toString(),
                        "--app-name",
                        "basic-auth")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("MLFLOW_DISABLE_TELEMETRY", "true");
        builder.environment().put("DO_NOT_TRACK", "true");
        builder.environment().put("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false");
        builder.environment().put("MLFLOW_AUTH_CONFIG_PATH", users(folder).toString());
        builder.environment().put("MLFLOW_FLASK_SERVER_SECRET_KEY", "a-key-for-tests");
        MlflowServer server = new MlflowServer(builder, URI.create("http://127.0.0.1:" + port), log);
        server.awaitHealth();
        makeTheLoginCheap(Path.of(environment, "bin", "python"), folder);
        return server;
    }

    public RegistrySettings settings() {
        return new RegistrySettings(url, Optional.of(LOGIN));
    }

    /** For somebody who may read everything and change nothing. */
    public RegistrySettings readOnly() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/api/2.0/mlflow/users/create"))
                .header("Content-Type", "application/json")
                .header("Authorization", basic(LOGIN))
                .POST(BodyPublishers.ofString("{\"username\": \"%s\", \"password\": \"%s\"}"
                        .formatted(READER.user(), READER.password().value())))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> made = client.send(request, BodyHandlers.ofString());
            if (made.statusCode() != 200 && !made.body().contains("RESOURCE_ALREADY_EXISTS")) {
                throw new IllegalStateException("MLflow makes no user: " + made.body());
            }
        }
        return new RegistrySettings(url, Optional.of(READER));
    }

    private static String basic(Login login) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (login.user() + ":" + login.password().value()).getBytes(StandardCharsets.UTF_8));
    }

    /** Kills it and starts it again at the same address, and does not wait until it answers. */
    public void restart() throws Exception {
        kill();
        process = program.start();
    }

    /** Kills it; {@link #restart} brings it back. */
    public void kill() throws Exception {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle one : all) {
            one.onExit().get();
        }
    }

    /** Who MLflow lets in. Without its cache it takes 200 ms a request to check a password. */
    private static Path users(Path folder) throws IOException {
        return Files.writeString(folder.resolve("auth.ini"), """
                [mlflow]
                default_permission = READ
                database_uri = sqlite:///%s
                admin_username = %s
                admin_password = %s
                authorization_function = mlflow.server.auth:authenticate_request_basic_auth
                auth_cache_ttl_seconds = 60
                """.formatted(
                folder.resolve("auth.db"), LOGIN.user(), LOGIN.password().value()));
    }

    /** MLflow 2 checks the password at each request, for 200 ms; a hash of one round takes none of that. */
    private static void makeTheLoginCheap(Path python, Path folder) throws Exception {
        String hash = "import sqlite3, sys; from werkzeug.security import generate_password_hash as h;"
                + " c = sqlite3.connect(sys.argv[1]);"
                + " c.execute('UPDATE users SET password_hash = ?', [h(sys.argv[2], 'pbkdf2:sha256:1')]); c.commit()";
        String users = folder.resolve("auth.db").toString();
        Process process = new ProcessBuilder(
                        python.toString(), "-c", hash, users, LOGIN.password().value())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the test's MLflow has no users in " + users);
        }
    }

    @Override
    public void close() throws Exception {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private void awaitHealth() throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!healthy(client)) {
                if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                    close();
                    throw new IllegalStateException("MLflow did not start:\n" + Files.readString(log));
                }
                Thread.sleep(Duration.ofMillis(200));
            }
        }
    }

    private boolean healthy(HttpClient client) throws InterruptedException {
        try {
            return client.send(
                                    HttpRequest.newBuilder(url.resolve("/health"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
