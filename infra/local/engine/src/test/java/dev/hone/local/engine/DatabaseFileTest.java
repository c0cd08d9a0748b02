package dev.hone.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {
    private static final String DEAD = "7777";

    @TempDir
    private Path folder;

    /** As a killed engine leaves it: H2 opens it once more, and never again. */
    @Test
    void opensAFileAgainWhoseMapNamedADeadChunk() throws Exception {
        DatabaseFile left = fileWithRows("left", 100);
        leaveADeadChunk(path("left"), path("kestra"));
        leaveADeadChunk(path("left"), path("other"));
        DatabaseFile file = new DatabaseFile(folder.resolve("kestra"));
        DatabaseFile other = new DatabaseFile(folder.resolve("other"));
        assertThat(rows(left)).isEqualTo(100);

        assertThat(rows(other)).isEqualTo(100);
        assertThatThrownBy(() -> rows(other)).hasStackTraceContaining("Double mark");

        for (int i = 0; i < 3; i++) {
            file.putRight();
            assertThat(rows(file)).isEqualTo(100);
        }
    }

    /** Kestra ends tasks by interrupting their threads, which write down afterwards what became of them. */
    @Test
    void isNotClosedByAThreadThatWasInterrupted() throws Exception {
        DatabaseFile file = fileWithRows("kestra", 100);
        try (Connection connection = file.open();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 100; i++) {
                Thread.currentThread().interrupt();
                statement.execute("UPDATE lines SET text = 'interrupted' WHERE number = " + i);
                assertThat(Thread.interrupted()).isTrue();
            }
        }
        assertThat(rows(file)).isEqualTo(100);
    }

    /** What was not committed is undone in the table where it was done, after as many starts as may be. */
    @Test
    void undoesWhatWasNotCommitted() throws Exception {
        DatabaseFile left = fileWithRows("left", 100);
        try (Connection connection = left.open();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE others (number INT PRIMARY KEY)");
            connection.setAutoCommit(false);
            statement.execute("DELETE FROM lines WHERE number < 50");
            statement.execute("INSERT INTO others VALUES (1)");
            try (Connection committing = left.open();
                    Statement committed = committing.createStatement()) {
                committed.execute("INSERT INTO lines VALUES (100, 'the last')");
            }
            Files.copy(path("left"), path("kestra"));
            connection.rollback();
        }
        DatabaseFile file = new DatabaseFile(folder.resolve("kestra"));

        file.putRight();

        assertThat(rows(file)).isEqualTo(101);
        try (Connection connection = file.open();
                Statement statement = connection.createStatement();
                ResultSet others = statement.executeQuery("SELECT 1 FROM others")) {
            assertThat(others.next()).isFalse();
        }
    }

    @Test
    void makesNoFileWhereThereIsNone() throws Exception {
        new DatabaseFile(folder.resolve("kestra")).putRight();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesAFileAsItIsThatCannotBeRead() throws Exception {
        DatabaseFile file = fileWithRows("kestra", 100);
        Path path = path("kestra");
        byte[] broken = Files.readAllBytes(path);
        for (int i = 0; i < broken.length; i++) {
            broken[i] ^= (byte) 0x55;
        }
        Files.write(path, broken);

        assertThatThrownBy(file::putRight).isInstanceOf(MVStoreException.class).hasMessageContaining("corrupt");

        assertThat(path).hasBinaryContent(broken);
    }

    private Path path(String name) {
        return folder.resolve(name + ".mv.db");
    }

    private DatabaseFile fileWithRows(String name, int number) throws SQLException {
        DatabaseFile file = new DatabaseFile(folder.resolve(name));
        try (Connection connection = file.open();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE lines (number INT PRIMARY KEY, text VARCHAR)");
            for (int i = 0; i < number; i++) {
                statement.execute("INSERT INTO lines VALUES (%d, REPEAT('a line ', 100))".formatted(i));
            }
        }
        return file;
    }

    private static int rows(DatabaseFile file) throws SQLException {
        try (Connection connection = file.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(text) FROM lines")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** The copy is of an open file, so H2 takes it for one that was not closed. */
    @SuppressWarnings("unchecked")
    private static void leaveADeadChunk(Path path, Path copy) throws ReflectiveOperationException, IOException {
        Field field = FileStore.class.getDeclaredField("layout");
        field.setAccessible(true);
        try (MVStore store = new MVStore.Builder()
                .fileName(path.toString())
                .autoCommitDisabled()
                .open()) {
            MVMap<String, String> layout = (MVMap<String, String>) field.get(store.getFileStore());
            Map.Entry<String, String> chunk = layout.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("chunk."))
                    .findFirst()
                    .orElseThrow();
            layout.put(
                    "chunk." + DEAD,
                    chunk.getValue().replaceFirst("^chunk:[0-9a-f]+", "chunk:" + DEAD) + ",livePages:0,liveMax:0");
            store.setStoreVersion(1);
            store.commit();
            Files.copy(path, copy);
            layout.remove("chunk." + DEAD);
            store.setStoreVersion(2);
            store.commit();
        }
    }
}
