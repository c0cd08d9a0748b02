package dev.hone.local.command.logs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * A log that is being written while it is read. It may be emptied, or another file may take its place: both are how logs
 * are rotated, and both are read on from the beginning. Not for several threads.
 */
final class OpenLog implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final Path path;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private FileChannel channel;
    private Object file;

    OpenLog(Path path) {
        this.path = path;
    }

    /** The last lines that are there, at most so many; what follows them is read by {@link #more}. */
    List<String> last(int lines) throws IOException {
        if (!open()) {
            return List.of();
        }
        channel.position(beginOfLast(lines));
        List<String> read = read();
        return read.subList(Math.max(0, read.size() - lines), read.size());
    }

    /** The lines that have come since. */
    List<String> more() throws IOException {
        if (channel == null && !open()) {
            return List.of();
        }
        if (channel.size() < channel.position()) {
            channel.position(0);
            begun.reset();
        }
        List<String> lines = read();
        if (isReplaced()) {
            close();
            begun.reset();
            if (open()) {
                lines.addAll(read());
            }
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    private boolean open() throws IOException {
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
            file = key();
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private boolean isReplaced() throws IOException {
        try {
            return !key().equals(file);
        } catch (NoSuchFileException e) {
            // between being renamed and being made anew
            return false;
        }
    }

    private Object key() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /** Goes back from the end until there are enough line ends. */
    private long beginOfLast(int lines) throws IOException {
        long begin = channel.size();
        int ends = 0;
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        while (begin > 0 && ends <= lines) {
            int size = (int) Math.min(CHUNK, begin);
            begin -= size;
            buffer.clear().limit(size);
            channel.read(buffer, begin);
            for (int i = 0; i < buffer.position(); i++) {
                ends += buffer.get(i) == '\n' ? 1 : 0;
            }
        }
        return begin;
    }

    /** The whole lines from the position on. One that has begun waits for its end. */
    private List<String> read() throws IOException {
        List<String> lines = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        while (channel.read(buffer) > 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                byte next = buffer.get();
                if (next == '\n') {
                    lines.add(begun.toString(StandardCharsets.UTF_8).stripTrailing());
                    begun.reset();
                } else {
                    begun.write(next);
                }
            }
            buffer.clear();
        }
        return lines;
    }
}
