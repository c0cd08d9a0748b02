package dev.hone.training.features;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The features of one view: the magic {@code HONEFT01}, the length of a JSON header as a little-endian int, the header,
 * then a record a picture: its digest (32 bytes), its features (little-endian floats), CRC-32C over both.
 *
 * <p>Grows at its end only. What a killed process left half written is cut off when the file is opened again.
 *
 * <p>Thread-safe. Read where it lies: the operating system keeps in memory what fits, the heap stays free.
 */
final class FeatureFile implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FeatureFile.class);
    private static final long MAGIC = 0x3130544645_4E4F48L;
    private static final int DIGEST = 32;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel channel;
    private final int features;
    private final long start;
    private final Map<String, Integer> records = new HashMap<>();
    private int written;

    /** What the file says of itself; a file that says otherwise is begun anew. */
    record Header(String backbone, String preprocessing, String view, int[] shape) {
        int size() {
            int size = 1;
            for (int side : shape) {
                size = Math.multiplyExact(size, side);
            }
            return size;
        }
    }

    private FeatureFile(FileChannel channel, Header header) throws IOException {
        this.channel = channel;
        this.features = header.size();
        byte[] prefix = prefix(header);
        this.start = prefix.length;
        if (!begins(prefix)) {
            channel.truncate(0);
            write(ByteBuffer.wrap(prefix), 0);
        }
    }

    static FeatureFile open(Path file, Header header) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FeatureFile opened = new FeatureFile(channel, header);
            opened.index(file);
            return opened;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static byte[] prefix(Header header) throws JsonProcessingException {
        byte[] json = JSON.writeValueAsBytes(header);
        return littleEndian(Long.BYTES + Integer.BYTES + json.length)
                .putLong(MAGIC)
                .putInt(json.length)
                .put(json)
                .array();
    }

    private boolean begins(byte[] prefix) throws IOException {
        ByteBuffer there = ByteBuffer.allocate(prefix.length);
        return channel.size() >= prefix.length && read(there, 0).equals(ByteBuffer.wrap(prefix));
    }

    private void index(Path file) throws IOException {
        ByteBuffer bytes = littleEndian(recordBytes());
        while (position(written + 1) <= channel.size()) {
            read(bytes.clear(), position(written));
            if (bytes.getInt(recordBytes() - Integer.BYTES) != checksum(bytes)) {
                break;
            }
            records.put(HexFormat.of().formatHex(bytes.array(), 0, DIGEST), written++);
        }
        if (channel.size() > position(written)) {
            log.warn("{} is damaged behind its record {}; the rest is computed again", file, written);
            channel.truncate(position(written));
        }
    }

    boolean holds(String picture) {
        return records.containsKey(picture);
    }

    synchronized void append(String picture, float[] values) throws IOException {
        if (values.length != features) {
            throw new IllegalArgumentException("a picture has %d features, not %d".formatted(features, values.length));
        }
        ByteBuffer bytes = littleEndian(recordBytes()).put(HexFormat.of().parseHex(picture));
        bytes.slice(DIGEST, features * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .put(values);
        bytes.putInt(recordBytes() - Integer.BYTES, checksum(bytes));
        write(bytes.clear(), position(written));
        records.put(picture, written++);
    }

    /** Puts a picture's features at the buffer's position. */
    void put(String picture, ByteBuffer target) throws IOException {
        ByteBuffer place = target.slice(target.position(), features * Float.BYTES);
        read(place, position(records.get(picture)) + DIGEST);
        target.position(target.position() + features * Float.BYTES);
    }

    private long position(int record) {
        return start + (long) record * recordBytes();
    }

    private int recordBytes() {
        return DIGEST + features * Float.BYTES + Integer.BYTES;
    }

    private static int checksum(ByteBuffer record) {
        CRC32C checksum = new CRC32C();
        checksum.update(record.array(), 0, record.capacity() - Integer.BYTES);
        return (int) checksum.getValue();
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

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
