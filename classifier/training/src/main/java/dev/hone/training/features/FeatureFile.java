package dev.hone.training.features;

import dev.hone.pictures.FeatureLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The features of one view, laid out as {@link FeatureLayout} says.
 *
 * <p>Grows at its end only. What a killed process left half written is cut off when the file is opened again.
 *
 * <p>Thread-safe. Read where it lies: the operating system keeps in memory what fits, the heap stays free.
 */
final class FeatureFile implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FeatureFile.class);

    private final FileChannel channel;
    private final FeatureLayout layout;
    private final int valueBytes;
    private final int rowBytes;
    private final long start;
    private final Map<String, Integer> rows = new HashMap<>();
    private int written;

    private FeatureFile(FileChannel channel, FeatureLayout layout) throws IOException {
        this.channel = channel;
        this.layout = layout;
        this.valueBytes = layout.values() * Float.BYTES;
        this.rowBytes = layout.rowBytes();
        byte[] beginning = layout.beginning();
        this.start = beginning.length;
        if (!begins(beginning)) {
            channel.truncate(0);
            write(ByteBuffer.wrap(beginning), 0);
        }
    }

    /** Opens a file, or begins it; one that says that it is about something else is begun anew. */
    static FeatureFile open(Path file, FeatureLayout layout) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FeatureFile opened = new FeatureFile(channel, layout);
            opened.index(file);
            return opened;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private boolean begins(byte[] beginning) throws IOException {
        ByteBuffer there = ByteBuffer.allocate(beginning.length);
        return channel.size() >= beginning.length && read(there, 0).equals(ByteBuffer.wrap(beginning));
    }

    private void index(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(rowBytes);
        while (position(written + 1) <= channel.size()) {
            read(bytes.clear(), position(written));
            Optional<String> picture = layout.picture(bytes.array());
            if (picture.isEmpty()) {
                break;
            }
            rows.put(picture.get(), written++);
        }
        if (channel.size() > position(written)) {
            log.warn("{} is damaged behind its row {}; the rest is computed again", file, written);
            channel.truncate(position(written));
        }
    }

    boolean holds(String picture) {
        return rows.containsKey(picture);
    }

    synchronized void append(String picture, float[] values) throws IOException {
        write(ByteBuffer.wrap(layout.row(picture, values).bytes()), position(written));
        rows.put(picture, written++);
    }

    /** Puts a picture's features at the buffer's position. */
    void put(String picture, ByteBuffer target) throws IOException {
        read(target.slice(target.position(), valueBytes), position(rows.get(picture)) + FeatureLayout.DIGEST_BYTES);
        target.position(target.position() + valueBytes);
    }

    private long position(int row) {
        return start + (long) row * rowBytes;
    }

    private ByteBuffer read(ByteBuffer target, long position) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int read = channel.read(target, at);
            if (read < 0) {
                throw new IOException("the file of features ends too early");
            }
            at += read;
        }
        return target.flip();
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
