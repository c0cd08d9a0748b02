package dev.hone.local.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A process that writes into a database as Kestra does, from several threads, until it is ended. Each change is of two tables in
 * one transaction; a committed one is noted in a file, as a key and the number that it has got.
 */
final class DatabaseWriter {
    static final int NOTE = Integer.BYTES + Long.BYTES;

    private static final int THREADS = 6;
    private static final int KEYS = 40;
    private static final int TRIES = 10;

    private static volatile boolean asked;

    private final String url;
    private final FileChannel notes;
    private final long first;

    private DatabaseWriter(String url, FileChannel notes, long first) {
        this.url = url;
        this.notes = notes;
        this.first = first;
    }

    /** @param arguments the database, the file for the notes, and the first number */
    public static void main(String[] arguments) throws Exception {
        String url = new DatabaseFile(Path.of(arguments[0])).url();
        Connection open = connect(url);
        try (Statement statement = open.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS left_side (id INT PRIMARY KEY, number BIGINT, text VARCHAR)");
            statement.execute("CREATE TABLE IF NOT EXISTS right_side (id INT PRIMARY KEY, number BIGINT)");
        }
        FileChannel notes = FileChannel.open(
                Path.of(arguments[1]), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        DatabaseWriter writer = new DatabaseWriter(url, notes, Long.parseLong(arguments[2]));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().start(() -> writer.write(number)));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(threads, open)));
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, DatabaseFile.USER, "");
    }

    /** The last connection closes the file. */
    private static void end(List<Thread> threads, Connection open) {
        asked = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
            open.close();
        } catch (InterruptedException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(int thread) {
        Random random = new Random(first * THREADS + thread);
        try (Connection connection = connect(url)) {
            connection.setAutoCommit(false);
            for (long number = first; !asked; number++) {
                change(connection, thread * KEYS + random.nextInt(KEYS), number, random);
            }
        } catch (SQLException | IOException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private void change(Connection connection, int id, long number, Random random) throws SQLException, IOException {
        try (PreparedStatement left = connection.prepareStatement("MERGE INTO left_side KEY (id) VALUES (?, ?, ?)");
                PreparedStatement right = connection.prepareStatement("MERGE INTO right_side KEY (id) VALUES (?, ?)")) {
            left.setInt(1, id);
            left.setLong(2, number);
            left.setString(3, "x".repeat(random.nextInt(8000)));
            left.executeUpdate();
            Thread.yield();
            right.setInt(1, id);
            right.setLong(2, number);
            right.executeUpdate();
        }
        if (random.nextInt(TRIES) == 0) {
            connection.rollback();
        } else {
            connection.commit();
            ByteBuffer note =
                    ByteBuffer.allocate(NOTE).putInt(id).putLong(number).flip();
            synchronized (notes) {
                notes.write(note);
            }
        }
    }
}
