package dev.hone.local.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.mvstore.MVStore;

/**
 * The file of Kestra's H2 database.
 *
 * @param path without the ending that H2 gives it
 */
record DatabaseFile(Path path) {
    static final String USER = "sa";

    private static final String ENDING = ".mv.db";

    /** What is dead in one store is forgotten by the next but one. */
    private static final int STORES = 3;

    /** Moving together what is left in the file as it is closed would only take time from the start that follows. */
    private static final String AS_IT_LIES = ";MAX_COMPACT_TIME=0";

    static DatabaseFile of(EngineSettings settings) {
        return new DatabaseFile(settings.database().resolve("kestra"));
    }

    /**
     * H2 flushes late unless told (WRITE_DELAY=0: an execution acknowledged is an execution kept), and its own exit
     * hook would close the file under the services that are still writing their last states. Of Java's ways to a file the
     * asynchronous one alone is not closed when a thread is interrupted that uses it: Kestra interrupts those of tasks that
     * are killed or whose time is over, and writes with them what became of the tasks.
     */
    String url() {
        return "jdbc:h2:async:%s;TIME ZONE=UTC;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE".formatted(path);
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(url() + AS_IT_LIES, USER, "");
    }

    /**
     * Puts right what a killed engine has left; nobody else may have the file open.
     *
     * <p>H2 2.4 takes the place of dead chunks for free when it opens a file that was not closed, and lets its map go on
     * naming them until they are old enough. What is written there meanwhile lies in a place that is named twice: once
     * such a file is closed it can never be opened again. So the map is rid of them before anything else is written.
     *
     * <p>H2 2.4 also ends the transactions that were open before it knows the tables' columns. For as long as that file is
     * open it reads the numbers of enumerated values and not their names, and those above 15 it writes as plain numbers,
     * which it can never read again as names: Kestra's queues, whose kinds of messages are enumerated, then fail at every
     * start. So the file is opened once to end the transactions, and then the kinds are made plain text, which also
     * brings the names back.
     */
    void putRight() throws SQLException {
        if (!Files.exists(file())) {
            return;
        }
        forgetDeadChunks();
        if (hasEnumeratedKinds()) {
            try (Connection connection = open();
                    Statement statement = connection.createStatement()) {
                statement.execute("""
                        ALTER TABLE queues
                        ALTER COLUMN "type" VARCHAR(250) NOT NULL
                        """);
            }
        }
    }

    private void forgetDeadChunks() {
        try (MVStore store = new MVStore.Builder()
                .fileName(file().toString())
                .autoCommitDisabled()
                .open()) {
            store.setRetentionTime(0);
            store.setVersionsToKeep(0);
            for (int i = 0; i < STORES; i++) {
                store.setStoreVersion(i);
                store.commit();
            }
        }
    }

    private Path file() {
        return path.resolveSibling(path.getFileName() + ENDING);
    }

    /** Opens the file, ends the transactions with that, and closes it again. */
    private boolean hasEnumeratedKinds() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                SELECT 1
                FROM information_schema.columns
                WHERE table_name = 'QUEUES'
                  AND column_name = 'type'
                  AND data_type = 'ENUM'
                """)) {
            return found.next();
        }
    }
}
