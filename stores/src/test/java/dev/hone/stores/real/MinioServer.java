package dev.hone.stores.real;

import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.connections.Secret;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A MinIO server over a folder, of the program that {@code ./hone test} builds. */
public final class MinioServer implements AutoCloseable {
    private static final String PROGRAM = "hone.minio";
    private static final String ACCESS_KEY = "test-access";
    private static final String SECRET_KEY = "test-secret";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final URI url;
    private final Path log;

    private MinioServer(Process process, URI url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
    }

    public static MinioServer start(Path folder) throws Exception {
        String program = System.getProperty(PROGRAM);
        if (program == null) {
            throw new IllegalStateException(
                    "this test needs MinIO: run it through ./hone test, or give -D%s=FILE, the server's program"
                            .formatted(PROGRAM));
        }
        String address = "127.0.0.1:" + freePort();
        Path log = folder.resolve("minio.log");
        ProcessBuilder builder = new ProcessBuilder(
                        program,
                        "server",
                        "--quiet",
                        "--address",
                        address,
                        "--console-address",
                        "127.0.0.1:0",
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("MINIO_ROOT_USER", ACCESS_KEY);
        builder.environment().put("MINIO_ROOT_PASSWORD", SECRET_KEY);
        builder.environment().put("MINIO_UPDATE", "off");
        builder.environment().put("MINIO_BROWSER", "off");
        MinioServer server = new MinioServer(builder.start(), URI.create("http://" + address), log);
        server.awaitHealth();
        return server;
    }

    /** Where a bucket could be that is not there yet. */
    public BucketSettings settings() {
        return new BucketSettings(
                url, "hone-" + UUID.randomUUID().toString().substring(0, 8), ACCESS_KEY, new Secret(SECRET_KEY));
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void awaitHealth() throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        HttpRequest ready = HttpRequest.newBuilder(url.resolve("/minio/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isOk(client, ready)) {
                if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                    close();
                    throw new IllegalStateException("MinIO did not start:\n" + Files.readString(log));
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static boolean isOk(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
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
