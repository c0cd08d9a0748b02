package dev.hone.local.command.siege;

import dev.hone.stores.connections.LedgerSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows in PostgreSQL, each in a transaction of its own. */
final class Rows extends Writer {
    private final LedgerSettings settings;
    private Connection connection;

    Rows(LedgerSettings settings) throws SQLException {
        super("rows", Duration.ofMillis(20));
        this.settings = settings;
        try (Connection opened = open();
                Statement statement = opened.createStatement()) {
            statement.execute("CREATE TABLE siege (number integer PRIMARY KEY, word text NOT NULL)");
        }
    }

    @Override
    void write(int number) throws SQLException {
        try {
            if (connection == null) {
                connection = open();
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO siege (number, word) VALUES (?, ?)")) {
                insert.setInt(1, number);
                insert.setString(2, word(number));
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            drop();
            throw e;
        }
    }

    @Override
    public void close() throws InterruptedException {
        super.close();
        drop();
    }

    @Override
    List<Integer> lost(List<Integer> numbers) throws SQLException {
        Map<Integer, String> there = new HashMap<>();
        try (Connection opened = open();
                Statement statement = opened.createStatement();
                ResultSet rows = statement.executeQuery("SELECT number, word FROM siege")) {
            while (rows.next()) {
                there.put(rows.getInt(1), rows.getString(2));
            }
        }
        return numbers.stream()
                .filter(number -> !word(number).equals(there.get(number)))
                .toList();
    }

    private void drop() {
        try (Connection broken = connection) {
            connection = null;
        } catch (SQLException e) {
            // it was of no use any more
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(
                settings.url(), settings.user(), settings.password().value());
    }

    private static String word(int number) {
        return "row " + Integer.toString(number * 31, Character.MAX_RADIX);
    }
}
