package dev.hone.local.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Gives the database of an engine that is down ten thousand executions more, each like one that it has. */
final class ManyExecutions {
    private static final int EXECUTIONS = 10_000;

    private ManyExecutions() {}

    /** @param arguments the database's file without its ending */
    public static void main(String[] arguments) throws SQLException {
        try (Connection database = new DatabaseFile(Path.of(arguments[0])).open();
                PreparedStatement copy = database.prepareStatement("""
                        INSERT INTO executions ("key", "value")
                        SELECT "key" || '-' || number.x, REPLACE("value", "key", "key" || '-' || number.x)
                        FROM (SELECT "key", "value" FROM executions LIMIT 1), SYSTEM_RANGE(1, ?) AS number
                        """)) {
            copy.setInt(1, EXECUTIONS);
            System.out.printf("%d executions more%n", copy.executeUpdate());
        }
    }
}
