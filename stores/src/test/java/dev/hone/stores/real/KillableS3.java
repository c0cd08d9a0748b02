package dev.hone.stores.real;

import dev.hone.stores.connections.BucketSettings;
import dev.hone.stores.connections.Secret;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The S3 server of a house as a process, to be killed and started again over the same folder at the same address. */
public final class KillableS3 implements AutoCloseable {
    private static final String ACCESS_KEY = "test-access";
    private static final String SECRET_KEY = "test-secret";

    private final Path folder;
    private final URI address;
    private Process process;

    private KillableS3(Path folder, URI address) {
        this.folder = folder;
        this.address = address;
    }

    public static KillableS3 start(Path folder) throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            KillableS3 server = new KillableS3(folder, URI.create("http://127.0.0.1:" + socket.getLocalPort()));
            socket.close();
            server.start();
            return server;
        }
    }

    public BucketSettings settings(String bucket) {
        return new BucketSettings(address, bucket, ACCESS_KEY, new Secret(SECRET_KEY));
    }

    /** Kills it and starts it again, and does not wait until it answers. */
    public void restart() throws IOException, InterruptedException {
        kill();
        start();
    }

    /** Kills it; {@link #restart} brings it back. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx192m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.hone.local.bucket.Main")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolveSibling("s3.log").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "HONE_S3_ENDPOINT",
                        address.toString(),
                        "HONE_S3_FOLDER",
                        folder.toString(),
                        "HONE_S3_ACCESS_KEY",
                        ACCESS_KEY,
                        "HONE_S3_SECRET_KEY",
                        SECRET_KEY,
                        "LC_ALL",
                        "C.UTF-8"));
        process = builder.start();
    }
}
