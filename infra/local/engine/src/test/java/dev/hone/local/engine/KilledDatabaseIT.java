package dev.hone.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever writes is killed, also while he closes the file; what was committed is there each time, and whole. */
class KilledDatabaseIT {
    private static final int ROUNDS = Boolean.getBoolean("hone.soak") ? 60 : 4;
    private static final int COMMITS = 150;
    private static final int LONGEST_CLOSING = 600;

    @TempDir
    private Path folder;

    @Test
    void keepsWhatWasCommittedHoweverOftenItsWriterIsKilled() throws Exception {
        Random random = new Random(11);
        DatabaseFile file = new DatabaseFile(folder.resolve("kestra"));
        for (int round = 0; round < ROUNDS; round++) {
            long before = committed().values().stream()
                    .mapToLong(number -> number)
                    .max()
                    .orElse(0);
            Process writer = start(before + 1);
            awaitCommits(writer, before == 0 ? COMMITS : size() + COMMITS);
            if (random.nextBoolean()) {
                writer.destroy();
                writer.waitFor(random.nextInt(LONGEST_CLOSING), TimeUnit.MILLISECONDS);
            }
            writer.destroyForcibly().waitFor();

            file.putRight();

            assertKept(file, round);
        }
    }

    private Process start(long number) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(
                                File.pathSeparator,
                                "target/classes",
                                "target/test-classes",
                                Files.readString(Path.of("target/classpath")).strip()),
                        DatabaseWriter.class.getName(),
                        folder.resolve("kestra").toString(),
                        notes().toString(),
                        Long.toString(number))
                .inheritIO()
                .start();
    }

    private void awaitCommits(Process writer, long number) {
        Deadline.seconds(60).await("more is committed", () -> {
            assertThat(writer.isAlive()).isTrue();
            return size() >= number;
        });
    }

    private void assertKept(DatabaseFile file, int round) throws SQLException, IOException {
        try (Connection connection = file.open()) {
            Map<Integer, Long> left = numbers(connection, "left_side");
            assertThat(numbers(connection, "right_side")).as("round " + round).isEqualTo(left);
            assertThat(committed())
                    .as("round " + round)
                    .allSatisfy((id, number) -> assertThat(left.get(id)).isGreaterThanOrEqualTo(number));
        }
    }

    private static Map<Integer, Long> numbers(Connection connection, String table) throws SQLException {
        Map<Integer, Long> numbers = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, number FROM " + table)) {
            while (rows.next()) {
                numbers.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return numbers;
    }

    private Path notes() {
        return folder.resolve("notes");
    }

    private long size() {
        return notes().toFile().length() / DatabaseWriter.NOTE;
    }

    /** The last number that was committed for each key. */
    private Map<Integer, Long> committed() throws IOException {
        Map<Integer, Long> numbers = new HashMap<>();
        if (Files.exists(notes())) {
            ByteBuffer notes = ByteBuffer.wrap(Files.readAllBytes(notes()));
            while (notes.remaining() >= DatabaseWriter.NOTE) {
                numbers.merge(notes.getInt(), notes.getLong(), Math::max);
            }
        }
        return numbers;
    }
}
