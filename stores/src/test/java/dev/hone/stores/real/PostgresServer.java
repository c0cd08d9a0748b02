package dev.hone.stores.real;

import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.connections.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A PostgreSQL server that can be killed; every ledger it gives is an empty database. */
public final class PostgresServer implements AutoCloseable {
    private static final String USER = "postgres";

    private final Path data;
    private volatile EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    public static PostgresServer start() throws IOException {
        Path data = Files.createTempDirectory("hone-postgres");
        return new PostgresServer(data, builder(data).start());
    }

    /** Ends all its processes at once, whatever they are doing. */
    public void kill() throws IOException {
        Path lock = data.resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** Starts it again over what it kept, on the same port. */
    public void restart() throws IOException {
        server.close();
        server = builder(data).setPort(server.getPort()).start();
    }

    /** Where a new, empty database is. */
    public LedgerSettings empty() {
        String name = "hone" + databases.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new LedgerSettings(server.getJdbcUrl(USER, name), USER, new Secret(USER));
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /** Commits are acknowledged when they are written, as those of a house; the library's own setting loses some. */
    private static EmbeddedPostgres.Builder builder(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on");
    }
}
