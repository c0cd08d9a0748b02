package dev.hone.stores.real;

import dev.hone.stores.connections.LedgerSettings;
import dev.hone.stores.connections.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server; every ledger it gives is an empty database. */
public final class PostgresServer implements AutoCloseable {
    private static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    public static PostgresServer start() throws IOException {
        return new PostgresServer(EmbeddedPostgres.start());
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
    }
}
