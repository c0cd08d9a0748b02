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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {
    @TempDir
    private Path folder;

    /** As H2 leaves it when it takes the place of a chunk for free that its map goes on naming. */
    @Test
    void opensAFileWhoseMapNamesAPlaceTwice() throws Exception {
        DatabaseFile file = fileWithRows(100);
        nameAPlaceTwice(folder.resolve("kestra.mv.db"));
        assertThatThrownBy(() -> rows(file)).hasStackTraceContaining("Double mark");

        file.putRight();

        assertThat(rows(file)).isEqualTo(100);
        file.putRight();
        assertThat(rows(file)).isEqualTo(100);
        assertThat(folder).isDirectoryContaining("glob:**.mv.db").isDirectoryNotContaining("glob:**.copy*");
    }

    @Test
    void makesNoFileWhereThereIsNone() throws Exception {
        new DatabaseFile(folder.resolve("kestra")).putRight();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesAFileAsItIsThatCannotBeRead() throws Exception {
        DatabaseFile file = fileWithRows(100);
        Path path = folder.resolve("kestra.mv.db");
        byte[] broken = Files.readAllBytes(path);
        for (int i = 0; i < broken.length; i++) {
            broken[i] ^= (byte) 0x55;
        }
        Files.write(path, broken);

        assertThatThrownBy(file::putRight).isInstanceOf(IOException.class).hasMessageContaining("corrupt");

        assertThat(path).hasBinaryContent(broken);
    }

    private DatabaseFile fileWithRows(int number) throws SQLException {
        DatabaseFile file = new DatabaseFile(folder.resolve("kestra"));
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

    @SuppressWarnings("unchecked")
    private static void nameAPlaceTwice(Path path) throws ReflectiveOperationException {
        Field field = FileStore.class.getDeclaredField("layout");
        field.setAccessible(true);
        try (MVStore store = MVStore.open(path.toString())) {
            MVMap<String, String> layout = (MVMap<String, String>) field.get(store.getFileStore());
            Map.Entry<String, String> chunk = layout.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("chunk."))
                    .findFirst()
                    .orElseThrow();
            layout.put("chunk.7777", chunk.getValue().replaceFirst("^chunk:[0-9a-f]+", "chunk:7777"));
        }
    }
}
