package dev.hone.stores.ledger;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A data source that gives the same connection to everybody who asks, and closes it when it is closed itself.
 *
 * <p>Flyway changes the tables over one connection and writes into its history that it did over another: a server that is
 * killed between the two commits leaves tables that are changed and not known to be. Over one connection it is one commit.
 */
final class OneConnection implements DataSource, AutoCloseable {
    private final Connection real;
    private final Connection given;

    OneConnection(DataSource source) throws SQLException {
        this.real = source.getConnection();
        this.given = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection() {
        return given;
    }

    @Override
    public Connection getConnection(String user, String password) {
        return given;
    }

    @Override
    public void close() throws SQLException {
        real.close();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter writer) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
